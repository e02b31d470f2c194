"""Who came: typed or read from the card, checked, and known from then on."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from yimen.records.cases import queries as cases
from yimen.records.cases.queries import PreparedPage
from yimen.records.catalogue import queries as catalogue
from yimen.records.people import queries as people
from yimen.records.people.actions.register_applicant import register_applicant
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applicants import NamedOtherwise, NumberUnconfirmed
from yimen.rules.cases.applications import AgentPower
from yimen.rules.catalogue.matters import Matter
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import Refused
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import told
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.wording import say
from yimen.screens.window.forms import Identify
from yimen.screens.window.sheet import Counter, counter_of

_UNPROCESSABLE = 422


@access(Step.REGISTER_APPLICANT)
def identify(request: OurRequest) -> HttpResponse:
    """Register or recognise the applicant, or whoever came for them."""
    counter = counter_of(request.POST or request.GET)
    role = (request.POST or request.GET).get("as", "applicant")
    if request.method != "POST":
        return _page(request, counter, role, Identify())
    form = Identify(request.POST)
    if not form.is_valid():
        return _page(request, counter, role, form, status=_UNPROCESSABLE)
    try:
        found = _known_or_new(request, form)
    except Refused as refusal:
        return _asked_again(request, counter, role, form, refusal)
    after = _with(counter, role, found, request.POST.get("power", ""))
    return redirect(f"{reverse('window:counter-show')}?{after.query}")


@access(Step.SEE_PREPARED)
@require_POST
def prepared(request: OurRequest) -> HttpResponse:
    """What somebody filled in at home: their matter, and who they say they are."""
    counter = counter_of(request.POST)
    try:
        code = request.POST.get("code", "")
        page = cases.prepared_at_window(code, request.actor, request.now)
    except Refused as refusal:
        told(request, refusal)
        return redirect(f"{reverse('window:counter-show')}?{counter.query}")
    matter = catalogue.current_version(page.matter_code)
    messages.info(request, _filled_in(page, matter))
    names = ("id_number", "name")
    initial = {name: page.first(name) for name in names} | {"phone": page.phone}
    laid = replace(counter, version_id=matter.version_id)
    return _page(request, laid, "applicant", Identify(initial=initial))


def _filled_in(page: PreparedPage, matter: Matter) -> str:
    there = set(page.said.get("papers", ()))
    ready = "、".join(one.name for one in matter.materials if one.code in there)
    note = page.first("note")
    parts = (
        f"预填的是“{page.matter_name}”",
        f"说备好了：{ready}" if ready else "",
        f"说明：{note}" if note else "",
        "预填以后办事要求改过" if page.is_changed else "",
    )
    return "。".join(filter(None, parts)) + "。请核对证件和原件。"


def _known_or_new(request: OurRequest, form: Identify) -> int:
    """The id behind the number; a name is needed only the first time."""
    identity = form.identity(local_date(request.now))
    if not identity.name:
        card = people.applicant_of_number(identity.id_kind, identity.id_number)
        if card is not None:
            return card.applicant_id
    return register_applicant(
        identity=identity,
        by=request.actor,
        at=request.now,
        is_confirmed=form.cleaned_data["is_confirmed"],
    )


def _with(counter: Counter, role: str, found: int, power: str) -> Counter:
    if role != "agent":
        return replace(counter, applicant_id=found)
    known = AgentPower(power) if power in set(AgentPower) else AgentPower.ENTRUSTED
    return replace(counter, agent_id=found, power=known or AgentPower.ENTRUSTED)


def _asked_again(
    request: OurRequest, counter: Counter, role: str, form: Identify, refusal: Refused
) -> HttpResponse:
    words = say(refusal)
    form.add_error(None, f"{words.text}{words.next}")
    may_confirm = isinstance(refusal, NumberUnconfirmed | NamedOtherwise)
    return _page(
        request, counter, role, form, status=words.status, may_confirm=may_confirm
    )


def _page(
    request: OurRequest,
    counter: Counter,
    role: str,
    form: Identify,
    *,
    status: int = 200,
    may_confirm: bool = False,
) -> HttpResponse:
    known = {"counter": counter, "as": role, "form": form, "may_confirm": may_confirm}
    return render(request, "window/identify.html", known, status=status)
