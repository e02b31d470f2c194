"""What is asked when something is done with an order."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms

from yimen.records.network import queries as network
from yimen.records.orders.queries import OrderPage
from yimen.records.people import queries as people
from yimen.rules.network import NodeKind
from yimen.rules.voice.order_figures import Feedback
from yimen.rules.voice.order_kinds import KINDS
from yimen.rules.voice.order_units import Unit
from yimen.rules.voice.orders import Decline, Outcome
from yimen.screens.shared.case_forms import line, text
from yimen.screens.shared.hall_choices import by_town
from yimen.screens.shared.order_filing import leaf_groups, proposal
from yimen.screens.shared.order_words import (
    DECLINES,
    FEEDBACKS,
    LIKENESSES,
    OUTCOMES,
)

Choices = list[tuple[str, str]]
Choice = tuple[str, str | Choices]
_PLACES: Final = frozenset(
    {NodeKind.TOWN_HALL, NodeKind.PARK_STATION, NodeKind.SERVICE_STATION}
)


class Act(forms.Form):
    """The form of an act knows the order it is about."""

    def __init__(self, *args: Any, order: OrderPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order = order
        self.prepare()
        if not self.fields:
            self.fields["sure"] = forms.CharField(
                required=False, widget=forms.HiddenInput, initial="1"
            )

    def prepare(self) -> None:
        """Fill in what follows from the order."""

    def said(self) -> Mapping[str, Any]:
        """The arguments of the action."""
        return {k: v for k, v in self.cleaned_data.items() if k != "sure"}

    def choose(self, name: str, choices: Sequence[Choice]) -> None:
        """What may be chosen in this field."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - narrows
        field.choices = choices


class Reason(Act):
    """An act that is written down with its reason."""

    reason = text("理由", rows=2)


class Note(Act):
    """A call to the person."""

    note = text("怎么说的", "打通没有，对方怎么说，下一步怎么办。")


class Report(Act):
    """The part of a unit beside the lead."""

    report = text("本单位的情况")

    def said(self) -> Mapping[str, Any]:
        return {"text": self.cleaned_data["report"]}


def unit_choices() -> Choices:
    """The organs, then the halls of the towns."""
    organs = [
        (Unit(organ_id=one.organ_id).key, one.name) for one in people.organ_choices()
    ]
    halls = [
        (Unit(hall_id=one.node_id).key, one.name.rpartition(" / ")[2])
        for one in network.halls()
        if one.kind in _PLACES - {NodeKind.SERVICE_STATION}
    ]
    return [*organs, *halls]


class Assign(Act):
    """Who handles it."""

    lead = forms.ChoiceField(label="主办单位")
    others = forms.MultipleChoiceField(
        label="协办单位",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    is_designated = forms.BooleanField(label="指定办理，不得退回", required=False)
    note = line("交办意见")

    def prepare(self) -> None:
        units = unit_choices()
        self.choose("lead", [("", "请选一个单位"), *units])
        others = self.fields["others"]
        assert isinstance(others, forms.MultipleChoiceField)  # noqa: S101 - narrows
        others.choices = units
        if self.order.proposed is not None:
            key = self.order.proposed.key
            names = dict(units)
            if key in names:
                self.fields["lead"].initial = key
                self.fields["lead"].help_text = f"按分类和网格建议：{names[key]}。"

    def said(self) -> Mapping[str, Any]:
        known = self.cleaned_data
        keys = [known["lead"], *known["others"]]
        return {
            "units": [Unit.of_key(key) for key in keys],
            "is_designated": known["is_designated"],
            "note": known["note"],
        }


class Answer(Act):
    """What became of it."""

    outcome = forms.TypedChoiceField(
        label="结果",
        coerce=Outcome,
        choices=[(one.value, word) for one, word in OUTCOMES.items()],
        widget=forms.RadioSelect,
    )
    answer = text("答复", "写给来人看的：怎么办的，结果怎样，依据是什么。", rows=5)

    def said(self) -> Mapping[str, Any]:
        return {
            "outcome": self.cleaned_data["outcome"],
            "text": self.cleaned_data["answer"],
        }


class Hurry(Act):
    """Why it is hurried, and by when."""

    reason = text("督办意见", rows=2)
    due_on = forms.DateField(
        label="最晚哪天反馈",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )


class Extend(Act):
    """More time."""

    days = forms.IntegerField(label="延长几天", min_value=1)
    reason = text("理由", "会告知来人。", rows=2)

    def prepare(self) -> None:
        rule = KINDS[self.order.row.kind].extension
        self.fields["days"].initial = rule.days
        self.fields["days"].help_text = f"最多 {rule.days} 天，只能延一次。"


class Heard(Act):
    """What the person says of the answer."""

    feedback = forms.TypedChoiceField(
        label="来人怎么说",
        coerce=Feedback,
        choices=[(one.value, word) for one, word in FEEDBACKS.items()],
        widget=forms.RadioSelect,
    )
    note = line("记录")


class Publish(Act):
    """What strangers may read."""

    topic = line("题目", required=True)
    words = text("群众说的", rows=5)
    answer = text("答复", rows=5)

    def prepare(self) -> None:
        page = self.order
        self.fields["topic"].initial = page.row.topic
        self.fields["words"].initial = page.said.text
        self.fields["answer"].initial = page.course.answer

    def said(self) -> Mapping[str, Any]:
        known = self.cleaned_data
        return {name: known[name] for name in ("topic", "answer")} | {
            "text": known["words"]
        }


class Reclassify(Act):
    """What it is about, and where."""

    category = forms.ChoiceField(label="分类")
    place_id = forms.TypedChoiceField(
        label="在哪里",
        coerce=lambda said: int(said) if said else None,
        required=False,
        empty_value=None,
    )

    def prepare(self) -> None:
        category = self.fields["category"]
        assert isinstance(category, forms.ChoiceField)  # noqa: S101 - narrows
        category.choices = leaf_groups()
        self.choose("place_id", [("", "不改"), *place_choices()])
        category.initial = self.order.row.category
        if self.order.hints:
            category.help_text = proposal(self.order.hints)
            category.initial = self.order.hints[0].category


def place_choices() -> list[Choice]:
    """Towns and villages, town by town: the grid."""
    return [*by_town(one for one in network.halls() if one.kind in _PLACES)]


class Merge(Act):
    """The order it goes on in."""

    into = forms.ChoiceField(label="并到哪一件", widget=forms.RadioSelect)
    reason = line("理由")

    def prepare(self) -> None:
        choices = [
            (
                one.row.number,
                f"{one.row.number} {one.row.topic}（{LIKENESSES[one.found.likeness]}）",
            )
            for one in self.order.alike
        ]
        self.choose("into", choices)
        if not choices:
            self.fields["into"].help_text = "没有找到相近的件。"


class Declined(Act):
    """Why it is not taken up."""

    why = forms.TypedChoiceField(
        label="为什么",
        coerce=Decline,
        choices=[(one.value, word) for one, word in DECLINES.items()],
        widget=forms.RadioSelect,
    )
    where = text("该找谁、怎么找", "来人看得到：单位、电话、地址。", rows=2)
