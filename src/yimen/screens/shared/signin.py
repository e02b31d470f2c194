"""In by the door and out again, and where everybody's own place is."""

from datetime import timedelta
from typing import Any, Final
from urllib.parse import urlencode

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.signals import user_logged_in
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from yimen.records.people import queries
from yimen.records.people.actions.lock_out import lock_out
from yimen.records.people.actions.sign_in import sign_in as begin
from yimen.records.people.actions.sign_out import sign_out as end
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.steps import Step
from yimen.screens.shared import again
from yimen.screens.shared.access import access, public
from yimen.screens.shared.navigation import ROLES
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.seat import wants_seat
from yimen.screens.shared.signin_forms import SignIn

WRONG: Final = "用户名或密码不对。"
LOCKED: Final = 429
OK: Final = 200
POLL_NO_MORE: Final = 286  # as htmx reads it
STILL_HERE: Final = "登录好了，刚才填的都还在"
PRESS: Final = "按“接着交”，就以您的名义交上去。"
_KEPT: Final = "kept"

PLACES: Final[tuple[tuple[str, frozenset[Role]], ...]] = (
    ("/window/", frozenset({Role.CLERK})),
    (
        "/desk/",
        frozenset(
            {
                Role.EXAMINER,
                Role.CHIEF_REPRESENTATIVE,
                Role.ORGAN_HEAD,
                Role.GOVERNMENT_HEAD,
            }
        ),
    ),
    ("/window/cases/", frozenset({Role.ISSUER})),
    ("/agent/", frozenset({Role.AGENT})),
    ("/guide/", frozenset({Role.GUIDE})),
    ("/cashier/", frozenset({Role.CASHIER})),
    (
        "/bureau/",
        frozenset(
            {
                Role.DUTY_DIRECTOR,
                Role.BUREAU_MANAGER,
                Role.SUPERVISOR,
                Role.SYSTEM_ADMIN,
                Role.SECURITY_ADMIN,
                Role.AUDIT_ADMIN,
            }
        ),
    ),
)
"""Where the day's work is, by post; the first that fits is where one lands."""


@public
@never_cache
@sensitive_post_parameters("password")
def sign_in(request: OurRequest) -> HttpResponse:
    """The door: user name and password."""
    form = SignIn(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actor = _recognised(request, form)
        if actor is not None:
            return _let_in(request, actor)
        if getattr(request, "axes_locked_out", False):
            return locked_out(request)
        form.add_error(None, WRONG)
    shown: dict[str, Any] = {"form": form, "next": _wanted(request), "cast": _cast()}
    shown[_KEPT] = request.POST.get(_KEPT, "")
    return render(request, "shared/signin_page.html", shown)


def at_the_door(request: OurRequest) -> HttpResponse:
    """Who is not signed in, or no longer: asked to, and what was typed is kept.

    A part of a page that asks again by itself must not take the page away.
    """
    is_form = request.method == "POST"
    if request.htmx and (is_form or "X-Poll" in request.headers):
        part = {"is_form": is_form}
        status = OK if is_form else POLL_NO_MORE
        return render(request, "shared/_signed_out.html", part, status=status)
    leaves = request.path == reverse("shared:sign-out")
    if request.htmx or leaves or not is_form:
        path = "" if request.htmx or leaves else request.get_full_path()
        url = f"{settings.LOGIN_URL}?{urlencode({'next': path})}"
        return HttpResponseClientRedirect(url) if request.htmx else redirect(url)
    kept = again.sealed(again.kept(request), request)
    shown = {"form": SignIn(), "cast": _cast(), _KEPT: kept, "is_over": True}
    return render(request, "shared/signin_page.html", shown, status=again.SIGNED_OUT)


@public
@require_POST
def sign_in_as(request: OurRequest) -> HttpResponse:
    """One click, in the demo only."""
    if not settings.DEMO:
        raise Http404
    actor = queries.actor_named(request.POST.get("username", ""))
    if actor is None:
        raise Http404
    return _let_in(request, actor)


@access(Step.SIGN_OUT)
@require_POST
def sign_out(request: OurRequest) -> HttpResponse:
    """Out; the browser forgets the key."""
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    end(key=key, by=request.actor, at=request.now)
    answer = redirect(settings.LOGIN_URL)
    answer.delete_cookie(settings.SESSION_COOKIE_NAME)
    rotate_token(request)
    return answer


@access(Step.SEE_HOME)
def home(request: OurRequest) -> HttpResponse:
    """To the actor's own screen; who has no seat yet takes one first."""
    if wants_seat(request.actor):
        return redirect("shared:seat")
    for path, roles in PLACES:
        if request.actor.has(*roles):
            return redirect(path)
    return redirect("shared:start")


@access(Step.SEE_HOME)
def start(request: OurRequest) -> HttpResponse:
    """Every page that the actor may open first."""
    return render(request, "shared/start.html")


def locked_out(
    request: HttpRequest, _answer: object = None, _credentials: object = None
) -> HttpResponse:
    """Too many wrong passwords: how long, and who can help."""
    minutes = round(settings.AXES_COOLOFF_TIME * 60)
    words = {"failures": settings.AXES_FAILURE_LIMIT, "minutes": minutes}
    return render(request, "shared/locked_out.html", words, status=LOCKED)


def _recognised(request: OurRequest, form: SignIn) -> Actor | None:
    """Whose password this is; the attempt that locks is written down."""
    said = {name: form.cleaned_data[name] for name in ("username", "password")}
    was_open = AxesProxyHandler.is_allowed(request, said)
    officer = authenticate(request, **said)
    if officer is None:
        if was_open and getattr(request, "axes_locked_out", False):
            lock_out(username=said["username"], at=request.now)
        return None
    user_logged_in.send(type(officer), request=request, user=officer)
    return queries.actor_named(officer.get_username())


def _let_in(request: OurRequest, actor: Actor) -> HttpResponse:
    name = settings.SESSION_COOKIE_NAME
    key = begin(
        by=actor,
        at=request.now,
        idle=timedelta(seconds=settings.SESSION_COOKIE_AGE),
        replaces=request.COOKIES.get(name, ""),
    )
    rotate_token(request)
    form = again.opened(request.POST.get(_KEPT, ""), actor.officer_id)
    answer = (
        again.page(request, form, heading=STILL_HERE, text=f"{actor.name}，{PRESS}")
        if form
        else redirect(_wanted(request) or "shared:home")
    )
    answer.set_cookie(
        name,
        key,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=settings.SESSION_COOKIE_HTTPONLY,
        samesite="Lax",
    )
    again.remember(answer, actor.officer_id)
    return answer


def _wanted(request: OurRequest) -> str:
    """The page that was asked for before signing in, if it is one of ours."""
    there = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(
        there, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return there if ours else ""


def _cast() -> list[tuple[str, tuple[queries.CastMember, ...]]]:
    if not settings.DEMO:
        return []
    found = queries.cast()
    return [(ROLES[role], found[role]) for role in Role if role in found]
