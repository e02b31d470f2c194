"""What the device's own script asks for: key, numbers, matters, and the way to send."""

import base64
import binascii
import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from yimen.records.agency import queries
from yimen.records.agency.actions.ask_device import ask_device
from yimen.records.agency.actions.lease_numbers import lease_numbers
from yimen.records.agency.actions.sync_errands import Batch, Synced, sync_errands
from yimen.records.agency.queries import Kit
from yimen.records.catalogue import queries as catalogue
from yimen.rules.agency.entrustment import FREE
from yimen.rules.agency.errand_papers import CLOCK
from yimen.rules.agency.errands import Channel, Scope
from yimen.rules.agency.offline_intake import (
    MOST_AT_ONCE,
    OLDEST,
    BatchTooLarge,
    IntakeUnreadable,
    SignedText,
)
from yimen.rules.authority.steps import Step
from yimen.rules.catalogue.matters import Matter
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import Refused
from yimen.screens.shared import errand_words as words
from yimen.screens.shared.access import access, public
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.wording import say

_WORKER: Final = Path(__file__).parent / "static" / "agent" / "worker.js"
_MATTERS: Final = 40
_MOST_BYTES: Final = 2 * 1024 * 1024
_STYLES: Final = (
    "tokens",
    "base",
    "components",
    "forms",
    "lists",
    "feedback",
    "strip",
    "public",
    "menu",
    "print",
)
_MANIFEST: Final = {
    "name": "一门代办",
    "short_name": "代办",
    "lang": "zh-Hans",
    "display": "standalone",
    "background_color": "#f4f6f9",
    "theme_color": "#1d5fbf",
}


@access(Step.TAKE_ERRAND)
@require_GET
def offline(request: OurRequest) -> HttpResponse:
    """The page that works without a line; the device keeps it."""
    known = {
        "powers": words.POWER_CHOICES,
        "met": [(one, words.CHANNELS[one]) for one in (Channel.STATION, Channel.DOOR)],
        "scopes": [(one, words.SCOPES[one]) for one in Scope if one],
        "free": FREE,
        "clock": CLOCK,
    }
    return render(request, "agent/offline.html", known)


@access(Step.LEASE_NUMBERS)
@require_GET
def kit(request: OurRequest) -> JsonResponse:
    """What the device packs for the valley: its state, numbers, matters, our clock."""
    public_key = _bytes(request.GET.get("key", ""))
    found = queries.kit(public_key, request.actor)
    known = {
        "now": request.now.isoformat(),
        "token": get_token(request),
        "state": found.state if found else "",
        "agent": request.actor.name,
        "fingerprint": queries.fingerprint(public_key),
    }
    packed = _packed(request, found) if found else {}
    return JsonResponse(known | packed, json_dumps_params={"ensure_ascii": False})


def _packed(request: OurRequest, found: Kit) -> dict[str, Any]:
    return {
        "name": found.name,
        "station": found.station,
        "numbers": found.numbers,
        **_matters(request),
        "days": _days(request),
    }


def _days(request: OurRequest) -> list[dict[str, object]]:
    """The days out of this agent for as long as a device may stay away."""
    today = local_date(request.now)
    coming = [today + timedelta(days=after) for after in range(OLDEST.days)]
    return [
        {
            "id": one.outreach_id,
            "on": one.held_on.isoformat(),
            "name": f"{one.place}（{one.name}）",
        }
        for one in queries.days_out(request.actor, coming)
    ]


def _matters(request: OurRequest) -> dict[str, object]:
    """The matters that are asked for most, as small as they can be."""
    matters = [catalogue.matter_version(id_) for id_ in catalogue.popular(_MATTERS)]
    halls = {
        one.version_id: queries.halls_elsewhere(one, request.actor) for one in matters
    }
    return {
        "matters": [
            _small(one) | {"halls": [hall.node_id for hall in halls[one.version_id]]}
            for one in matters
        ],
        "halls": {hall.node_id: hall.name for some in halls.values() for hall in some},
    }


def _small(matter: Matter) -> dict[str, object]:
    return {
        "id": matter.version_id,
        "name": matter.name,
        "materials": [
            {
                "code": one.code,
                "name": one.name,
                "originals": one.originals,
                "copies": one.copies,
                "shared": one.is_shared,
            }
            for one in matter.materials
        ],
    }


@access(Step.ASK_DEVICE)
@require_POST
def register(request: OurRequest) -> JsonResponse:
    """The device shows its public key."""
    key = _bytes(request.POST.get("key", ""))
    name = request.POST.get("name", "")
    try:
        ask_device(name=name, public_key=key, by=request.actor, at=request.now)
    except Refused as refusal:
        return _refused(refusal)
    return JsonResponse({"fingerprint": queries.fingerprint(key)})


@access(Step.LEASE_NUMBERS)
@require_POST
def lease(request: OurRequest) -> JsonResponse:
    """More numbers for this device."""
    found = queries.kit(_bytes(request.POST.get("key", "")), request.actor)
    try:
        lease_numbers(
            key_id=found.key_id if found else 0, by=request.actor, at=request.now
        )
    except Refused as refusal:
        return _refused(refusal)
    return JsonResponse({"done": True})


@access(Step.SYNC_ERRANDS)
@require_POST
def sync(request: OurRequest) -> JsonResponse:
    """What was written without a line; an answer for each text."""
    try:
        batch = _batch(request.body)
        done = sync_errands(batch=batch, by=request.actor, at=request.now)
    except Refused as refusal:
        return _refused(refusal)
    known = {"now": request.now.isoformat(), "answers": [_answer(one) for one in done]}
    return JsonResponse(known, json_dumps_params={"ensure_ascii": False})


def _batch(body: bytes) -> Batch:
    if len(body) > _MOST_BYTES:
        raise BatchTooLarge(most=MOST_AT_ONCE)
    try:
        said = json.loads(body)
        return Batch(
            _bytes(said["key"]),
            datetime.fromisoformat(said["device_at"]),
            tuple(
                SignedText(str(one["text"]), _bytes(one["signature"]))
                for one in said["texts"]
            ),
        )
    except (KeyError, ValueError, TypeError) as error:
        raise IntakeUnreadable(part=str(error)[:80]) from error


def _answer(one: Synced) -> dict[str, object]:
    return {
        "number": one.number,
        "taken": one.is_taken,
        "repeat": one.is_repeat,
        "twin": one.twins[0] if one.twins else "",
        "kept": dict(words.KEPT).get(one.kept, one.kept),  # type: ignore[call-overload]
        "url": reverse("agent:errand", args=[one.number]) if one.is_taken else "",
    }


def _bytes(text: str) -> bytes:
    """Bytes from base64; nonsense is nobody's key."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError, TypeError):
        return b""


def _refused(refusal: Refused) -> JsonResponse:
    said = say(refusal)
    return JsonResponse({"fault": f"{said.text}{said.next}"}, status=said.status)


@public
@require_GET
def worker(_request: HttpRequest) -> HttpResponse:
    """The service worker, from the folder that it serves."""
    script = _WORKER.read_text(encoding="utf-8")
    return HttpResponse(
        f"const KEPT = {json.dumps(_kept())};\n{script}",
        content_type="text/javascript; charset=utf-8",
        headers={"Cache-Control": "no-cache"},
    )


def _kept() -> list[str]:
    """What the offline page is made of."""
    styles = [f"shared/{name}.css" for name in _STYLES]
    scripts = [f"shared/{name}.js" for name in ("keys", "picker", "page")]
    own = [f"agent/{name}" for name in ("agent.css", "box.js", "kit.js", "agent.js")]
    files = [*styles, *scripts, *own, "shared/icon.svg"]
    return [reverse("agent:offline"), *(static(name) for name in files)]


@public
@require_GET
def manifest(_request: HttpRequest) -> JsonResponse:
    """So that the page can be put on the phone's first screen."""
    icon = {
        "src": static("shared/icon.svg"),
        "sizes": "any",
        "type": "image/svg+xml",
    }
    home = {"start_url": reverse("agent:home"), "scope": reverse("agent:home")}
    return JsonResponse(
        {**_MANIFEST, **home, "icons": [icon]},
        content_type="application/manifest+json",
    )
