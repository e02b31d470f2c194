"""A card is raised by hand: the cause, the colour, and the lines that show it."""

from datetime import datetime
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from yimen.records.journal import queries as journal
from yimen.records.supervision import queries
from yimen.records.supervision.actions.raise_card import ByHand, raise_card
from yimen.rules.authority.steps import Step
from yimen.rules.supervision.register import RULES
from yimen.rules.supervision.watching import Level
from yimen.screens.bureau.supervision.urgings import asked
from yimen.screens.bureau.supervision.words import LEVELS, subject_words
from yimen.screens.bureau.supervision_words import STEPS
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.case_forms import text
from yimen.screens.shared.request import OurRequest

_MANUAL: Final = (Level.YELLOW, Level.RED)
_OTHER: Final = "by_hand"


class RaiseForm(forms.Form):
    """What was found, how bad it is, and what shows it."""

    rule = forms.ChoiceField(
        label="什么问题",
        choices=[(rule.name, rule.label) for rule in RULES.values()],
        initial=_OTHER,
    )
    level = forms.TypedChoiceField(
        label="什么牌",
        coerce=lambda said: Level(int(said)),
        choices=[(str(one.value), LEVELS[one]) for one in _MANUAL],
        widget=forms.RadioSelect,
        initial=str(Level.YELLOW.value),
    )
    remark = text("怎么发现的", "来电、检查、录像，写清时间和情形；不写来电人是谁。")
    lines = forms.TypedMultipleChoiceField(
        label="日志里的证据",
        help_text="勾选能证明的记录；连同校验值一起记在牌上。",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, lines: list[tuple[str, str]], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["lines"]
        assert isinstance(field, forms.TypedMultipleChoiceField)  # noqa: S101 - narrows
        field.choices = lines

    def found(self, kind: str, number: str) -> ByHand:
        """The answers as the action takes them."""
        said = self.cleaned_data
        return ByHand(
            kind=kind,
            number=number,
            rule=said["rule"],
            level=said["level"],
            remark=said["remark"],
            lines=said["lines"],
        )


@access(Step.RAISE_CARD)
def raised(request: OurRequest, kind: str, number: str) -> HttpResponse:
    """Raise a card about a case, an order or a request."""
    queries.concern_of(kind, number, request.actor, request.now)
    form = RaiseForm(_lines(kind, number), request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = form.found(kind, number)
        done = attempt(
            form, lambda: raise_card(found=found, by=request.actor, at=request.now)
        )
        if done:
            messages.success(request, "牌登记了：发牌、听说明，由另一个人认定。")
            return redirect("bureau:card", done.value)
    heading = f"发现问题：{subject_words(kind, number)}"
    return asked(request, form, heading, "/bureau/cards/", submit="登记")


def _lines(kind: str, number: str) -> list[tuple[str, str]]:
    """The lines of the thing's journal, the newest first, in words."""
    return [
        (str(line.sequence), f"{_when(line.happened_at)} {STEPS.get(line.step, '')}")
        for line in reversed(journal.entries(kind, number))
    ]


def _when(instant: datetime) -> str:
    return f"{timezone.localtime(instant):%m-%d %H:%M}"
