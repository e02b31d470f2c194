"""One more approval while a joint case runs: what is asked, in the words of a unit.

A permit is chosen by its matter, as the counter chooses it; department, name and days
are the matter's own. An opinion names whom to ask, what about, and until when.
"""

from typing import Any, Final

from django import forms

from yimen.records.approvals.queries import JointPage
from yimen.records.catalogue import queries as catalogue
from yimen.records.catalogue.queries import MatterHit
from yimen.records.people import queries as people
from yimen.rules.joint.graphs import Approval, ApprovalKind, Edge
from yimen.rules.joint.members import MemberState
from yimen.rules.legal_clock.limits import Unit
from yimen.screens.shared import joint_words
from yimen.screens.shared.case_forms import REQUIRED

_AN_OPINION: Final = ("name", "organ_code", "limit_days")
_A_FEW: Final = 5


class Add(forms.Form):
    """One more approval."""

    kind = forms.TypedChoiceField(
        label="要什么",
        choices=list(joint_words.KINDS.items()),
        coerce=ApprovalKind,
        initial=ApprovalKind.OPINION,
        widget=forms.RadioSelect,
    )
    matter = forms.CharField(
        label="哪个事项",
        max_length=120,
        required=False,
        help_text="许可才要填：写事项的名称或编码，部门和期限跟着事项走。",
    )
    organ_code = forms.ChoiceField(label="征求哪个部门的意见", required=False)
    name = forms.CharField(
        label="就什么提意见",
        max_length=120,
        required=False,
        help_text="例如：噪声意见。",
    )
    limit_days = forms.IntegerField(
        label="几个工作日答复", min_value=1, max_value=90, required=False
    )
    after = forms.ChoiceField(label="它要等谁", required=False)
    before = forms.ChoiceField(label="谁要等它", required=False)
    ground = forms.CharField(
        label="先后的法定依据",
        max_length=200,
        required=False,
        help_text="有先后的一定要写，例如“城乡规划法第四十条”。",
    )
    reason = forms.CharField(label="为什么加", max_length=500, error_messages=REQUIRED)

    def __init__(self, *args: object, page: JointPage, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._known = {row.key for row in page.members}
        self._hit: MatterHit | None = None
        organs = [("", "请选"), *((o.code, o.name) for o in people.organ_choices())]
        waits = [(row.key, row.name) for row in page.members if not row.optional]
        idle = [
            (row.key, row.name)
            for row in page.members
            if row.state is MemberState.WAITING
        ]
        self.fields["organ_code"].choices = organs  # type: ignore[attr-defined]
        self.fields["after"].choices = [("", "谁也不等"), *waits]  # type: ignore[attr-defined]
        self.fields["before"].choices = [("", "谁也不等它"), *idle]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A permit has its matter, an opinion its department, words and days."""
        said = super().clean() or self.cleaned_data
        if said.get("kind") is ApprovalKind.PERMIT:
            self._hit = self._matter(said.get("matter", ""))
        else:
            for name in _AN_OPINION:
                if not said.get(name) and name not in self.errors:
                    self.add_error(name, REQUIRED["required"])
        ordered = said.get("after") or said.get("before")
        if ordered and not said.get("ground", "").strip():
            self.add_error("ground", "有先后的，要写法定依据。")
        return said

    def _matter(self, text: str) -> MatterHit | None:
        hits = catalogue.search(text, limit=_A_FEW)
        exact = [hit for hit in hits if text.strip() in {hit.name, hit.code}]
        found = exact or hits
        if len(found) == 1:
            return found[0]
        if found:
            names = "、".join(hit.name for hit in found)
            self.add_error("matter", f"请写完整的名称，是哪一个：{names}？")
        else:
            self.add_error("matter", "没有找到这个事项，请写事项的名称或编码。")
        return None

    def approval(self) -> Approval:
        """The new node, under a key of its own."""
        said, hit = self.cleaned_data, self._hit
        place = next(n for n in range(1, 1000) if f"added-{n}" not in self._known)
        organs = {one.organ_id: one.code for one in people.organ_choices()}
        return Approval(
            key=f"added-{place}",
            name=hit.name if hit else said["name"],
            kind=said["kind"],
            organ_code=organs[hit.organ_id] if hit else said["organ_code"],
            matter_code=hit.code if hit else "",
            limit_days=_days(hit) if hit else said["limit_days"],
        )

    def conditions(self) -> tuple[Edge, ...]:
        """What it waits for, and what waits for it."""
        said, key = self.cleaned_data, self.approval().key
        ends = ((said["after"], key), (key, said["before"]))
        return tuple(Edge(a, b, said["ground"]) for a, b in ends if a and b)


def _days(hit: MatterHit) -> int:
    """The promise in working days; nought where it is said in anything else."""
    limit = hit.promised_limit
    return limit.number if limit and limit.unit is Unit.WORKING_DAY else 0
