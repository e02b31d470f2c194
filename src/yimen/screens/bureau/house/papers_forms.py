"""What is typed of a paper of the house, and what the action takes of it."""

import re
from collections.abc import Mapping
from typing import Any, Final

from django import forms

from yimen.records.papers.actions.issue_house_paper import Content, Order
from yimen.records.papers.queries import HousePaperFilter
from yimen.records.people import queries as people
from yimen.records.people.queries import OfficerFilter, OfficerRow
from yimen.rules.authority.actors import Actor
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.documents.house import Card, Circular, Deductions
from yimen.screens.shared.case_forms import REQUIRED, line, text

KINDS: Final = {
    DocumentKind.WINDOW_AUTHORITY: "授权书",
    DocumentKind.URGING_ORDER: "督办单",
    DocumentKind.WARNING_CARD: "黄牌、红牌",
    DocumentKind.NEGATIVE_FILING: "否定报备表",
    DocumentKind.DEDUCTION_NOTICE: "扣分通知",
    DocumentKind.MONTHLY_CIRCULAR: "考核通报",
    DocumentKind.WATCH_CIRCULAR: "监察通报",
}
_CELL: Final = re.compile(r"\s*[\t|｜]\s*")
_PASTE: Final = "一行一条，从表格里复制过来就行；手写时用 | 隔开。"


def _day(label: str, *, required: bool = True) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label, required=required, widget=widget, error_messages=REQUIRED
    )


class Bar(forms.Form):
    """Which papers to show."""

    q = forms.CharField(label="查找", required=False, max_length=60)
    kind = forms.ChoiceField(
        label="种类",
        required=False,
        choices=[("", "全部"), *((one.value, word) for one, word in KINDS.items())],
    )
    first_on = _day("从", required=False)
    last_on = _day("到", required=False)

    def wanted(self) -> HousePaperFilter:
        """The filter; nonsense filters nothing."""
        said = self.cleaned_data if self.is_valid() else {}
        return HousePaperFilter(
            text=said.get("q", "").strip(),
            kind=said.get("kind", ""),
            first_on=said.get("first_on"),
            last_on=said.get("last_on"),
        )


class _Typed(forms.Form):
    """What somebody types who may issue the paper."""

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor


class _ForSomebody(_Typed):
    """A paper for a unit, a person of it, or both."""

    organ = forms.ChoiceField(label="给哪个单位", required=False)
    officer = line("给谁", "姓名或者账号；只给单位的不用填。")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organ"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - narrows
        organs = ((str(one.organ_id), one.name) for one in people.organ_choices())
        field.choices = [("", "—"), *organs]

    def clean_officer(self) -> OfficerRow | None:
        """The one person of this name."""
        said = self.cleaned_data["officer"].strip()
        if not said:
            return None
        wanted = OfficerFilter(text=said, is_active=True)
        found = people.officers(wanted, actor=self.actor, size=_TOLD).rows
        exact = [one for one in found if said in {one.name, one.username}] or found
        if len(exact) == 1:
            return exact[0]
        named = "、".join(f"{one.name}（{one.username}）" for one in exact)
        raise forms.ValidationError(
            f"有几位：{named}，请写账号。" if named else "没有找到这个人。"
        )

    def _to(self, content: Content) -> Order:
        organ, officer = self.cleaned_data["organ"], self.cleaned_data["officer"]
        return Order(
            content=content,
            organ_id=int(organ) if organ else None,
            officer_id=officer.officer_id if officer else None,
            case=str(self.cleaned_data.get("case", "")).strip(),
        )


class _AboutCase(_ForSomebody):
    """A paper that may be about one case."""

    case = line("办件编号", "跟某个办件有关的才填。")


class CardForm(_AboutCase):
    """黄牌、红牌: who did what, how that is known, under which rule."""

    colour = forms.ChoiceField(
        label="哪一种",
        choices=[("yellow", "黄牌"), ("red", "红牌")],
        widget=forms.RadioSelect,
        initial="yellow",
    )
    breach = text("情形", rows=2)
    evidence = text("证据", "办件、日期、日志里的记录", rows=2)
    basis = line("依据", "制度、法律条款", required=True)
    answer_by = _day("说明期限")

    def order(self) -> Order:
        """The answers as the action takes them."""
        said = self.cleaned_data
        content = Card(
            is_red=said["colour"] == "red",
            responsible=self._responsible(),
            breach=said["breach"],
            evidence=said["evidence"],
            basis=said["basis"],
            answer_by=said["answer_by"],
        )
        return self._to(content)

    def _responsible(self) -> str:
        organ, officer = self.cleaned_data["organ"], self.cleaned_data["officer"]
        unit = people.organ_name(int(organ)) if organ else ""
        return "　".join(filter(None, (unit, officer.name if officer else "")))


class DeductionForm(_ForSomebody):
    """绩效扣分通知: each point with its indicator, its case and its reason."""

    rows = text("扣分明细", f"考核指标 | 扣分 | 办件或记录 | 理由。{_PASTE}", rows=4)
    total = line("扣分合计", "如 -2 分", required=True)

    def clean_rows(self) -> tuple[tuple[str, ...], ...]:
        """The lines as cells."""
        return _cells(self.cleaned_data["rows"])

    def order(self) -> Order:
        """The answers as the action takes them."""
        said = self.cleaned_data
        content = Deductions(rows=said["rows"], total=said["total"])
        return self._to(content)


class CircularForm(_Typed):
    """月度考核通报: the month in figures, unit by unit."""

    month = forms.DateField(
        label="哪个月",
        widget=forms.DateInput(attrs={"type": "month"}, format="%Y-%m"),
        input_formats=["%Y-%m", "%Y-%m-%d"],
        error_messages=REQUIRED,
    )
    summary = text("总的情况", "一段一行。", rows=3)
    scores = text("得分", f"单位或窗口 | 得分 | 名次 | 说明。{_PASTE}", rows=5)
    praised = forms.CharField(
        label="表扬", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    urged = forms.CharField(
        label="督促改进", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean_scores(self) -> tuple[tuple[str, ...], ...]:
        """The lines as cells."""
        return _cells(self.cleaned_data["scores"])

    def order(self) -> Order:
        """The answers as the action takes them."""
        said = self.cleaned_data
        content = Circular(
            month=f"{said['month'].year}年{said['month'].month}月",
            summary=_lines(said["summary"]),
            scores=said["scores"],
            praised=_lines(said["praised"]),
            urged=_lines(said["urged"]),
        )
        return Order(content=content)


TypedForm = CardForm | DeductionForm | CircularForm

FORMS: Final[Mapping[str, type[TypedForm]]] = {
    DocumentKind.WARNING_CARD: CardForm,
    DocumentKind.DEDUCTION_NOTICE: DeductionForm,
    DocumentKind.MONTHLY_CIRCULAR: CircularForm,
}
"""The papers that are typed; the others are made from a record of their own."""

_COLUMNS: Final = 4
_TOLD: Final = 6


def _cells(said: str) -> tuple[tuple[str, ...], ...]:
    rows = [_CELL.split(one.strip()) for one in said.splitlines() if one.strip()]
    if any(len(row) > _COLUMNS for row in rows):
        raise forms.ValidationError("每行最多四格：请看看是不是多了一个 |。")
    return tuple((*row, *("—",) * (_COLUMNS - len(row))) for row in rows)


def _lines(said: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in said.splitlines() if one.strip())
