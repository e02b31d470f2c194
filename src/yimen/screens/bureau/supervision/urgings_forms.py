"""What is typed of supervise orders, card papers and circulars."""

from datetime import date
from typing import Any, Final

from django import forms

from yimen.records.people import queries as people
from yimen.records.supervision.actions.give_urging import Urged
from yimen.rules.documents.house import Card, Urging
from yimen.rules.supervision.urging import A_UNIT
from yimen.screens.shared.case_forms import day_field, line, text

_TOPIC_HINT: Final = "一句话，列表里显示；不写姓名和号码。"


class UrgingForm(forms.Form):
    """督办单: what is wrong and what has to be done by when."""

    topic = line("事由", _TOPIC_HINT, required=True)
    problem = text("问题", rows=3)
    basis = line("依据", "制度、法律条款", required=True)
    demand = text("要求", rows=2)
    answer_by = day_field("反馈期限")

    def content(self) -> Urging:
        """What stands on the paper."""
        said = self.cleaned_data
        return Urging(
            problem=said["problem"],
            basis=said["basis"],
            demand=said["demand"],
            answer_by=said["answer_by"],
        )

    def urged(self, kind: str, number: str, card_id: int | None) -> Urged:
        """The answers as the action takes them."""
        return Urged(
            topic=self.cleaned_data["topic"],
            content=self.content(),
            kind=kind,
            number=number,
            card_id=card_id,
        )


class UnitUrgingForm(UrgingForm):
    """The same for a unit as a whole."""

    organ = forms.ChoiceField(label="督办哪个单位")
    field_order = ("organ",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organ"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - narrows
        field.choices = [
            (str(one.organ_id), one.name) for one in people.organ_choices()
        ]

    def urged(self, kind: str, number: str, card_id: int | None) -> Urged:
        """The answers as the action takes them."""
        del kind, number, card_id
        return super().urged(A_UNIT, self.cleaned_data["organ"], None)


class CardPaperForm(forms.Form):
    """黄牌、红牌通知书: the card's own words, which may be put better."""

    responsible = line("责任单位、责任人", required=True)
    breach = text("情形", rows=2)
    evidence = text(
        "证据", "规则看到的事实，可以补充办件、日期、日志里的记录。", rows=4
    )
    basis = line("依据", required=True)
    answer_by = day_field("说明期限")
    reason = line("重新印发的理由", "已经印发过一张的才填：原来那张作废。")

    def content(self, *, is_red: bool) -> Card:
        """What stands on the paper."""
        said = self.cleaned_data
        return Card(
            is_red=is_red,
            responsible=said["responsible"],
            breach=said["breach"],
            evidence=said["evidence"],
            basis=said["basis"],
            answer_by=said["answer_by"],
        )


class CircularForm(forms.Form):
    """监察通报: which cards, in which words, and what everybody has to do."""

    cards = forms.MultipleChoiceField(
        label="通报哪些牌",
        help_text="只列已经认定的黄牌、红牌。",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少选一张牌。"},
    )
    summary = text("通报正文", "一段一行。", rows=4)
    demand = text("要求", rows=2)

    def __init__(self, choices: list[tuple[str, str]], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["cards"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - narrows
        field.choices = choices

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The lines that say something."""
        lines = self.cleaned_data["summary"].splitlines()
        return tuple(one.strip() for one in lines if one.strip())


class Said(forms.Form):
    """What is said with a step of a supervise order."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(max_length=2000, required=False)
    due_on = forms.DateField(required=False)

    @property
    def new_day(self) -> date:
        """The day that was chosen; without one, one that is refused."""
        return self.cleaned_data["due_on"] or date.min
