"""Systems that do not work for a while: announced once, told to whoever would come."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from yimen.records.cases.queries.touched import audience_of_hall
from yimen.records.messages import queries
from yimen.records.messages.actions.announce_outage import (
    OutageFacts,
    announce_outage,
    withdraw_outage,
)
from yimen.records.network import queries as network
from yimen.records.network.queries import HallChoice
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.screens.bureau.home import sections
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.request import OurRequest

_INSTANT = "%Y-%m-%dT%H:%M"
_USUAL = timedelta(hours=4)


def _instant(label: str) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label,
        input_formats=[_INSTANT],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_INSTANT),
    )


class OutageForm(forms.Form):
    """What, where, from when until when, and what to do instead."""

    hall = forms.ChoiceField(label="哪个大厅", help_text="下面的镇村一起算")
    what = forms.CharField(
        label="什么不能用", max_length=80, help_text="例如：社保系统升级，办不了社保"
    )
    instead = forms.CharField(
        label="让大家怎么办", max_length=80, required=False, help_text="例如：请改天来"
    )
    starts_at = _instant("从什么时候")
    ends_at = _instant("到什么时候")

    def __init__(
        self, halls: tuple[HallChoice, ...], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        hall = self.fields["hall"]
        if isinstance(hall, forms.ChoiceField):
            hall.choices = [(one.code, one.name) for one in halls]

    def facts(self) -> OutageFacts:
        """The outage as the action takes it."""
        said = self.cleaned_data
        return OutageFacts(
            hall_code=said["hall"],
            what=said["what"],
            instead=said["instead"],
            starts_at=said["starts_at"],
            ends_at=said["ends_at"],
        )


def _halls(actor: Actor) -> tuple[HallChoice, ...]:
    """Where the actor may announce."""
    sight = sight_of(actor, Step.ANNOUNCE_OUTAGE)
    if sight.everything:
        return network.halls()
    if sight.hall_path is not None:
        return network.halls(sight.hall_path)
    return tuple(
        one for one in network.halls(actor.hall_path) if one.node_id == sight.hall_id
    )


@access(Step.ANNOUNCE_OUTAGE)
def outages(request: OurRequest) -> HttpResponse:
    """The outages that are not over, and a form; first how many it would reach."""
    start = {
        "starts_at": timezone.localtime(request.now),
        "ends_at": timezone.localtime(request.now + _USUAL),
    }
    form = OutageForm(_halls(request.actor), request.POST or None, initial=start)
    reached = None
    if request.method == "POST" and form.is_valid():
        if request.POST.get("sure"):
            if attempt(form, lambda: _announced(request, form)):
                messages.success(request, "已经发布，要来的人几分钟内收到提醒。")
                return redirect("bureau:outage-list")
        else:
            place = network.place_named(form.cleaned_data["hall"])
            reached = audience_of_hall(place.path if place else "", request.now)
    return _page(request, form, reached)


def _page(request: OurRequest, form: OutageForm, reached: object) -> HttpResponse:
    shown = {
        "sections": sections(request.actor, request.path),
        "form": form,
        "reached": reached,
        "rows": queries.outages(request.now, hall_path=request.actor.hall_path),
    }
    return render(request, "bureau/network/outages.html", shown)


def _announced(request: OurRequest, form: OutageForm) -> int:
    return announce_outage(facts=form.facts(), by=request.actor, at=request.now)


@access(Step.WITHDRAW_OUTAGE)
@require_POST
def withdraw(request: OurRequest, outage_id: int) -> HttpResponse:
    """It works again."""
    withdraw_outage(outage_id=outage_id, by=request.actor, at=request.now)
    messages.success(request, "公告已经撤下。已经发出的提醒收不回来。")
    return redirect("bureau:outage-list")
