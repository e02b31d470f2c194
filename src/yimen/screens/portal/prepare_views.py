"""Filling in an application at home: kept by the house, found again, brought along."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from yimen.records.agency.queries import halls_offering
from yimen.records.cases import queries as cases
from yimen.records.cases.actions.ask_prepared import ask_prepared
from yimen.records.cases.actions.prepare import Prepared, drop_prepared
from yimen.records.cases.actions.prepare import prepare as keep
from yimen.records.cases.queries import PreparedPage
from yimen.records.catalogue import queries as catalogue
from yimen.records.messages.queries import messages_about
from yimen.rules.authority.actors import VISITOR
from yimen.rules.cases.asking import TooManyQuestions
from yimen.rules.cases.drafts import KEPT_FOR, DraftKind
from yimen.rules.catalogue.matters import Material
from yimen.rules.messages import Subject
from yimen.screens.portal.prepare_forms import FindPrepared, Prepare, typed
from yimen.screens.shared.access import public
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.holding import held, hold, let_go
from yimen.screens.shared.message_words import lines
from yimen.screens.shared.request import OurRequest


def _own(request: OurRequest) -> PreparedPage | None:
    """The form whose code this browser has given, or was just given."""
    return cases.held_prepared(held(request), request.now)


@public
@never_cache
def prepare(request: OurRequest, code: str) -> HttpResponse:
    """The form of one matter, as it was left if this browser has left one."""
    matter = catalogue.guide_page(code).matter
    page = _own(request)
    own = page if page and page.matter_code == code else None
    initial = typed(own) if own else {}
    form = Prepare(
        matter, halls_offering(matter), request.POST or None, initial=initial
    )
    if request.method == "POST" and form.is_valid():
        kept = attempt(form, lambda: _keep(request, code, form, own))
        if kept:
            return hold(redirect("portal:prepared"), kept.value)
    known = {"matter": matter, "form": form, "own": own, "days": KEPT_FOR.days}
    return render(
        request, "portal/prepare.html", known, status=422 if form.errors else 200
    )


def _keep(
    request: OurRequest, code: str, form: Prepare, own: PreparedPage | None
) -> str:
    said = form.cleaned_data
    prepared = Prepared(
        matter_code=code, hall_code=said["hall"], phone=said["phone"], said=form.said()
    )
    before = own.code if own else ""
    return keep(form=prepared, code=before, by=VISITOR, at=request.now)


@public
@never_cache
@require_GET
def prepared(request: OurRequest) -> HttpResponse:
    """What is together and what is not, and what has changed since."""
    page = _own(request)
    if page is None:
        return redirect("portal:prepared-find")
    about = Subject(DraftKind.APPLICATION, str(page.draft_id))
    known = {
        "page": page,
        "code": f"{page.code[:3]} {page.code[3:6]} {page.code[6:]}",
        "name": page.first("name"),
        "note": page.first("note"),
        "told": lines(messages_about(about)),
        **_papers(page),
    }
    return render(request, "portal/prepared.html", known)


def _papers(page: PreparedPage) -> dict[str, list[Material]]:
    """What is together, and what is not, by the guide in force."""
    matter = catalogue.current_version(page.matter_code)
    there = set(page.said.get("papers", ()))
    brought = [one for one in matter.materials if not one.is_shared]
    return {
        "ready": [one for one in brought if one.code in there],
        "missing": [one for one in brought if one.code not in there],
    }


@public
@never_cache
def find(request: OurRequest) -> HttpResponse:
    """The form again, by its code and telephone."""
    form = FindPrepared(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        status = 422 if form.errors else 200
        return render(
            request, "portal/prepared_find.html", {"form": form}, status=status
        )
    try:
        address = str(request.META.get("REMOTE_ADDR", ""))
        page = ask_prepared(**form.cleaned_data, address=address, at=request.now)
    except TooManyQuestions:
        return _not_found(request, form, _("查得太勤了，请过一个小时再查。"), 429)
    if page is None:
        words = _("没有查到，预填码或者手机不对，也可能已经过了一个月。")
        return _not_found(request, form, words, 404)
    return hold(redirect("portal:prepared"), page.code)


def _not_found(
    request: OurRequest, form: FindPrepared, words: str, status: int
) -> HttpResponse:
    form.add_error(None, words)
    return render(request, "portal/prepared_find.html", {"form": form}, status=status)


@public
@require_POST
def drop(request: OurRequest) -> HttpResponse:
    """Not wanted any more."""
    page = _own(request)
    if page is not None:
        drop_prepared(code=page.code, by=VISITOR, at=request.now)
        messages.success(request, _("删掉了，什么都没有留下。"))
    return let_go(redirect("portal:prepared-find"))
