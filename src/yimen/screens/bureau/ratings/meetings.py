"""Meetings of review (评议会): called, voted by code, closed, counted."""

from typing import Final

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from yimen.records.network import queries as network
from yimen.records.ratings import queries
from yimen.records.ratings.actions.hold_review_meeting import (
    MeetingWish,
    call_review_meeting,
    close_review_meeting,
)
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.refusals import Refused
from yimen.rules.voice.review_meetings import Verdict
from yimen.screens.bureau.framed_form import framed_form
from yimen.screens.bureau.home import sections
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt, told
from yimen.screens.shared.hall_choices import HallField
from yimen.screens.shared.rating_words import percent
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.survey_words import VERDICTS

_PATH: Final = "/bureau/review-meetings/"


class MeetingForm(forms.Form):
    """What kind of meeting is called."""

    title = forms.CharField(label="名称", max_length=80)
    held_on = forms.DateField(
        label="日期", widget=forms.DateInput(attrs={"type": "date"})
    )
    place = forms.CharField(label="地点", max_length=80, required=False)
    hall = HallField()
    units = forms.CharField(
        label="评议哪些单位",
        help_text="一行一个",
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    voters = forms.CharField(
        label="请谁来评",
        help_text="一行一个，至少三位；每人一个投票码",
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def at(self, path: str) -> "MeetingForm":
        """The halls to choose from."""
        HallField.offer(self, "hall", network.halls(path))
        return self

    def wish(self) -> MeetingWish:
        """The answers as the action takes them."""
        said = self.cleaned_data
        units, voters = (
            [one.strip() for one in said[name].splitlines() if one.strip()]
            for name in ("units", "voters")
        )
        return MeetingWish(
            title=said["title"],
            place=said["place"],
            held_on=said["held_on"],
            hall_id=said["hall"],
            units=units,
            voters=voters,
        )


@access(Step.SEE_REVIEW_MEETINGS)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """Every meeting."""
    shown = {
        "sections": sections(request.actor, _PATH),
        "rows": queries.review_meetings_of(request.actor),
        "makes": may_somewhere(request.actor, Step.HOLD_REVIEW_MEETING),
    }
    return render(request, "bureau/ratings/review_meetings.html", shown)


@access(Step.HOLD_REVIEW_MEETING)
def add(request: OurRequest) -> HttpResponse:
    """A meeting is called, and everybody invited has a code."""
    form = MeetingForm(request.POST or None).at(request.actor.hall_path)
    if request.method == "POST" and form.is_valid():
        wish = form.wish()
        done = attempt(
            form,
            lambda: call_review_meeting(wish=wish, by=request.actor, at=request.now),
        )
        if done:
            return redirect("bureau:review-meeting", done.value)
    return framed_form(request, form, "评议会", _PATH)


@access(Step.SEE_REVIEW_MEETINGS)
@require_GET
def meeting(request: OurRequest, meeting_id: int) -> HttpResponse:
    """Who is invited and has voted; the results once it is closed."""
    page = queries.meeting_page(meeting_id, request.actor)
    shown = {
        "sections": sections(request.actor, _PATH),
        "page": page,
        "verdicts": VERDICTS.values(),
        "results": [
            (one.unit, [one.counts[v] for v in Verdict], percent(one.satisfaction))
            for one in page.results
        ],
        "holds": page.row.closed_at is None
        and may_somewhere(request.actor, Step.HOLD_REVIEW_MEETING),
    }
    return render(request, "bureau/ratings/review_meeting.html", shown)


@access(Step.HOLD_REVIEW_MEETING)
@never_cache
@require_GET
def codes(request: OurRequest, meeting_id: int) -> HttpResponse:
    """The slips to hand out: a name, a code, where to vote."""
    shown = {
        "sections": sections(request.actor, _PATH),
        "page": queries.meeting_page(meeting_id, request.actor),
        "slips": queries.invitations(meeting_id, request.actor),
        "address": request.build_absolute_uri(reverse("portal:ballot")),
    }
    return render(request, "bureau/ratings/review_codes.html", shown)


@access(Step.HOLD_REVIEW_MEETING)
@require_POST
def close(request: OurRequest, meeting_id: int) -> HttpResponse:
    """It is over; the results are there."""
    try:
        close_review_meeting(meeting_id=meeting_id, by=request.actor, at=request.now)
    except Refused as refusal:
        told(request, refusal)
    return redirect("bureau:review-meeting", meeting_id)
