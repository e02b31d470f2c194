"""One's own leave, what one takes over for others, and standing in for them."""

from datetime import timedelta
from typing import Final

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from yimen.records.network import queries
from yimen.records.network.actions.ask_leave import Wish, ask_leave
from yimen.records.network.actions.cancel_leave import cancel_leave
from yimen.records.network.actions.confirm_hand_over import confirm_hand_over
from yimen.records.network.actions.stand_in import stand_in
from yimen.records.network.queries import LeaveRow
from yimen.rules.authority.steps import Step
from yimen.rules.conduct.leave import LIVE, Half, LeaveKind, LeaveState, Span
from yimen.rules.legal_clock.calendar import local_date
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt, version_of
from yimen.screens.shared.case_forms import day_field
from yimen.screens.shared.leave_words import HALVES, KINDS, STATES, span_words
from yimen.screens.shared.request import OurRequest

_BACK: Final = timedelta(days=60)
_HALVES: Final = [(half.value, word) for half, word in HALVES.items()]


class Ask(forms.Form):
    """When, why, and who stands in."""

    kind = forms.TypedChoiceField(
        label="种类",
        coerce=LeaveKind,
        choices=[(kind.value, word) for kind, word in KINDS.items()],
    )
    first_on = day_field("从哪天")
    first_half = forms.TypedChoiceField(label="从", coerce=Half, choices=_HALVES)
    last_on = day_field("到哪天")
    last_half = forms.TypedChoiceField(
        label="到", coerce=Half, choices=_HALVES, initial=Half.AFTERNOON.value
    )
    substitute = forms.ChoiceField(
        label="谁顶岗", required=False, help_text="不选就由搭档顶岗"
    )
    reason = forms.CharField(label="事由", required=False, max_length=200)

    def __init__(self, able: dict[int, str], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [("", "搭档"), *((str(pk), name) for pk, name in able.items())]
        self.fields["substitute"].choices = choices  # type: ignore[attr-defined]

    def wish(self) -> Wish:
        """What is asked for; raises where it ends before it begins."""
        said = self.cleaned_data
        chosen = said["substitute"]
        return Wish(
            kind=said["kind"],
            span=Span(
                said["first_on"], said["last_on"], said["first_half"], said["last_half"]
            ),
            substitute_id=int(chosen) if chosen else None,
            reason=said["reason"],
        )


@access(Step.ASK_LEAVE)
def leave(request: OurRequest) -> HttpResponse:
    """Mine, and those I stand in for."""
    form = Ask(queries.stand_ins(request.actor), request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            form,
            lambda: ask_leave(wish=form.wish(), by=request.actor, at=request.now),
        )
        if done:
            messages.success(request, "已交上去，等值班主任或负责人答复。")
            return redirect("shared:leave")
    return render(request, "shared/leave.html", _known(request, form))


def _known(request: OurRequest, form: Ask) -> dict[str, object]:
    since = local_date(request.now) - _BACK
    rows = queries.leaves(request.actor, since=since)
    return {
        "form": form,
        "mine": [_said(row) for row in rows if row.is_mine],
        "for_me": [_said(row) for row in rows if row.is_for_me and row.state in LIVE],
        "covers": queries.covers(request.actor.officer_id or 0, request.now),
        "partners": queries.stand_ins(request.actor),
    }


def _said(row: LeaveRow) -> dict[str, object]:
    waits = row.state is LeaveState.APPROVED and row.handed_over_at is None
    return {
        "row": row,
        "kind": KINDS[row.kind],
        "when": span_words(row.span),
        "state": STATES[row.state],
        "may_cancel": row.state in LIVE,
        "may_confirm": waits,
    }


@access(Step.CANCEL_LEAVE)
@require_POST
def cancel(request: OurRequest, leave_id: int) -> HttpResponse:
    """Back earlier, or not away at all."""
    cancel_leave(
        leave_id=leave_id, version=version_of(request), by=request.actor, at=request.now
    )
    messages.success(request, "请假已取消。")
    return redirect("shared:leave")


@access(Step.CONFIRM_HAND_OVER)
@require_POST
def confirm(request: OurRequest, leave_id: int) -> HttpResponse:
    """I know what there is to do."""
    confirm_hand_over(
        leave_id=leave_id, version=version_of(request), by=request.actor, at=request.now
    )
    messages.success(request, "交接已确认，到时候可以顶岗。")
    return redirect("shared:leave")


@access(Step.STAND_IN)
@require_POST
def cover(request: OurRequest) -> HttpResponse:
    """Work the post of somebody who is away, or lay it down."""
    chosen = request.POST.get("officer", "")
    officer_id = int(chosen) if chosen.isdecimal() else None
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    stand_in(key=key, officer_id=officer_id, by=request.actor, at=request.now)
    said = "已经顶岗，办的事都会记上替谁办。" if officer_id else "不再顶岗。"
    messages.success(request, said)
    return redirect("shared:home")
