"""The doors of orders of the people, at every screen."""

from collections.abc import Mapping
from typing import Final

from makers.cast import Cast
from screens.doors import Row, public

DESK: Final = "bureau_manager duty_director"
UNITS: Final = "examiner chief_representative organ_head"
READERS: Final = f"{DESK} {UNITS} agent clerk guide supervisor"
HANDLERS: Final = f"{DESK} {UNITS} agent"
EYES: Final = f"{DESK} supervisor government_head"
TAKERS: Final = f"{DESK} agent clerk guide chief_representative"

ACTS: Final = {
    "accept": DESK,
    "assign": DESK,
    "answer": HANDLERS,
    "report": f"{UNITS} agent",
    "contact": HANDLERS,
    "hurry": f"{DESK} supervisor",
    "extend": "organ_head duty_director",
    "return": f"{UNITS} agent",
    "agree-return": DESK,
    "deny-return": DESK,
    "feedback": DESK,
    "archive": DESK,
    "reopen": DESK,
    "publish": DESK,
    "unpublish": DESK,
    "file-under": DESK,
    "merge": DESK,
    "decline": DESK,
    "withdraw": TAKERS,
    "unmask": f"{HANDLERS} supervisor",
}


def no_order(_: Cast) -> Mapping[str, object]:
    return {"number": "20260907000011"}


def csv(_: Cast) -> Mapping[str, object]:
    return {"kind": "csv"}


def center(cast: Cast) -> Mapping[str, object]:
    return {"code": cast.center.code}


def acts(screen: str) -> dict[str, Row]:
    """Every act of a screen, on an order that is not there."""
    return {
        f"{screen}:order-{slug}": Row(roles, kwargs=no_order, inside=404)
        for slug, roles in ACTS.items()
    }


ROWS = {
    "bureau:order-list": Row(READERS),
    "bureau:order-export": Row(READERS, kwargs=csv),
    "bureau:order-new": Row(READERS),
    "bureau:order-several": Row(DESK, method="post", inside=302),
    "bureau:order-figures": Row(EYES),
    "bureau:order-hints": Row(EYES),
    "bureau:order-causes": Row(EYES),
    "bureau:order-causes-export": Row(EYES, kwargs=csv),
    "bureau:order-categories": Row("bureau_manager"),
    "bureau:order-category": Row("bureau_manager", method="post", inside=404),
    "bureau:order": Row(READERS, kwargs=no_order, inside=404),
    "bureau:order-paper": Row(READERS, kwargs=no_order, inside=404),
    **acts("bureau"),
    "agent:order-list": Row(READERS),
    "agent:order-new": Row(READERS),
    "agent:order": Row(READERS, kwargs=no_order, inside=404),
    **acts("agent"),
    "window:failed-visit": Row(TAKERS),
    "kiosk:failed-visit": public(kwargs=center),
    "portal:say": public(),
    "portal:say-done": public(302),
    "portal:answer-list": public(),
    "portal:order-show": public(302),
    "portal:order-rate": public(302, method="post"),
    "portal:order-withdraw": public(302, method="post"),
    "portal:order-review": public(302, method="post"),
}

OFFICE: Final = f"bureau_manager {UNITS}"
SEERS: Final = f"{OFFICE} supervisor"


def no_request(_: Cast) -> Mapping[str, object]:
    return {"number": "70260907000011"}


def request_act(roles: str = OFFICE) -> Row:
    """An act on a request that is not there."""
    return Row(roles, kwargs=no_request, inside=404)


ROWS |= {
    "bureau:request-list": Row(SEERS),
    "bureau:request-export": Row(SEERS, kwargs=csv),
    "bureau:request-new": Row(SEERS),
    "bureau:disclosure": Row(SEERS),
    "bureau:request": Row(SEERS, kwargs=no_request, inside=404),
    "bureau:request-confirm": request_act(),
    "bureau:request-answer": request_act(),
    "bureau:request-correction": request_act(),
    "bureau:request-corrected": request_act(),
    "bureau:request-consult": request_act(),
    "bureau:request-consulted": request_act(),
    "bureau:request-extend": request_act("organ_head"),
    "bureau:request-withdraw": request_act(),
    "bureau:request-unmask": request_act(),
    "portal:information": public(),
    "portal:request-show": public(302),
    "paper:reply-own": public(404),
    "paper:reply-print": Row(OFFICE, kwargs=no_request, method="post", inside=404),
    "portal:request-correct": public(302, method="post"),
}
