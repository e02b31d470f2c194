"""One officer's attendance: a month of half days, and asking to put one right."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.contrib import messages

from yimen.records.conduct import queries
from yimen.records.conduct.actions.ask_correction_of_day import (
    Wish,
    ask_correction_of_day,
)
from yimen.records.conduct.queries import Days, SheetRow
from yimen.records.people import queries as people
from yimen.rules.conduct.attendance import CHOSEN, Mark
from yimen.rules.conduct.leave import Half
from yimen.rules.legal_clock.telling import day_words
from yimen.rules.refusals import NotFound
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.case_forms import text
from yimen.screens.shared.conduct_words import (
    GROUNDS,
    MARK_TAGS,
    MARKS,
    SCHEMES,
    mark_words,
    rate_words,
)
from yimen.screens.shared.leave_words import HALVES
from yimen.screens.shared.months import around
from yimen.screens.shared.request import OurRequest


def half_words(on: date, half: Half) -> str:
    """A half day in words: 10月22日(周四)上午."""
    return f"{day_words(on)}{HALVES[half]}"


def month_shown(
    row: SheetRow, days: Days, *, shows_unknown: bool = True
) -> dict[str, object]:
    """One officer's month as its pages show it, the latest first."""
    halves = [
        {
            "on": day.on,
            "half": half.value,
            "when": HALVES[half],
            "verdict": one,
            "mark": mark_words(one),
            "tag": MARK_TAGS.get(one.mark, "plain"),
            "ground": GROUNDS[one.ground],
        }
        for day in reversed(row.days)
        for half, one in reversed(list(day.verdicts.items()))
        if one.mark is not Mark.UNKNOWN or shows_unknown
    ]
    return {
        "row": row,
        "halves": halves,
        "rate": rate_words(row.tally.rate),
        "first": days.first_on,
        "around": around(days.first_on),
        "scheme": SCHEMES[row.policy.scheme],
    }


class CorrectForm(forms.Form):
    """What the half day really was."""

    mark = forms.TypedChoiceField(
        label="应当是",
        coerce=Mark,
        choices=[(one.value, MARKS[one]) for one in CHOSEN],
    )
    reason = text("理由", "写清楚凭什么，比如“设备断电，窗口监控可查”。", rows=2)


@dataclass(frozen=True, slots=True)
class AskedHalf:
    """A half day that is to be put right, as its page asks for it."""

    heading: str
    lead: str
    form: CorrectForm
    is_done: bool

    @classmethod
    def of(
        cls, request: OurRequest, officer_id: int, on: str, half: str
    ) -> "AskedHalf":
        """The form, or the correction made out of it; `NotFound` if it was not due."""
        when = _half(on, half)
        before = queries.verdict_of(officer_id, *when, at=request.now)
        if before is None:
            raise NotFound(half=f"{on} {half}")
        form = CorrectForm(request.POST or None)

        def act() -> int:
            said = form.cleaned_data
            wish = Wish(officer_id, when, said["mark"], said["reason"])
            return ask_correction_of_day(wish=wish, by=request.actor, at=request.now)

        is_done = form.is_valid() and attempt(form, act) is not None
        if is_done:
            messages.success(request, "已提出更正，等第二人确认。")
        name = people.names_of([officer_id]).get(officer_id, "")
        lead = f"现在记的是：{mark_words(before)}（{GROUNDS[before.ground]}）"
        return cls(f"更正 {name} {half_words(*when)}", lead, form, is_done)


def _half(on: str, half: str) -> tuple[date, Half]:
    try:
        return date.fromisoformat(on), Half(half)
    except ValueError:
        raise NotFound(half=f"{on} {half}") from None
