"""The doors of the agent: a village's errands, and who carries their papers."""

from collections.abc import Mapping
from typing import Final

from makers.cast import Cast
from screens.doors import Row, public
from screens.doors.desk import READERS

CARRIERS: Final = "agent clerk issuer chief_representative"
SEERS: Final = f"{CARRIERS} duty_director bureau_manager supervisor"
COUNTER: Final = "clerk chief_representative"


def no_errand(_: Cast) -> Mapping[str, object]:
    return {"number": "0000000000000000"}


def no_sheet(_: Cast) -> Mapping[str, object]:
    return {"number": "0000000000000000", "sequence": 2}


def no_matter(_: Cast) -> Mapping[str, object]:
    return {"version": 10**9}


def no_draft(_: Cast) -> Mapping[str, object]:
    return {"draft_id": 10**9}


def act(roles: str) -> Row:
    """An act on an errand that is not there."""
    return Row(roles, kwargs=no_errand, method="post", inside=404)


ROWS: Final = {
    "agent:forwarded-list": Row(READERS),
    "agent:forwarded-take": Row(COUNTER, kwargs=no_errand, method="post", inside=409),
    "agent:home": Row(SEERS),
    "agent:errand-list": Row(SEERS),
    "agent:errand-export": Row(SEERS),
    "agent:custody": Row(SEERS),
    "agent:custody-export": Row(SEERS),
    "agent:errand": Row(SEERS, kwargs=no_errand, inside=404),
    "agent:errand-paper": Row(SEERS, kwargs=no_errand, inside=404),
    "agent:errand-pdf": Row(SEERS, kwargs=no_errand, inside=404),
    "agent:hand-over": Row(SEERS, kwargs=no_sheet, inside=404),
    "agent:hand-over-pdf": Row(SEERS, kwargs=no_sheet, inside=404),
    "agent:errand-hand-on": act(CARRIERS),
    "agent:errand-take-over": act(CARRIERS),
    "agent:errand-cancel": act(CARRIERS),
    "agent:errand-give-back": act(CARRIERS),
    "agent:errand-take-up": act(COUNTER),
    "agent:errand-decline": act(COUNTER),
    "agent:errand-end": act("agent"),
    "agent:errand-result": act("clerk issuer"),
    "agent:matter-find": Row("agent"),
    "agent:draft": Row("agent", kwargs=no_draft, inside=404),
    "agent:draft-drop": Row("agent", kwargs=no_draft, method="post", inside=404),
    "agent:errand-new": Row("agent", kwargs=no_matter, inside=404),
    "agent:offline": Row("agent"),
    "agent:kit": Row("agent"),
    "agent:device-ask": Row("agent", method="post", inside=409),
    "agent:number-lease": Row("agent", method="post", inside=404),
    "agent:errand-sync": Row("agent", method="post", inside=409),
    "agent:worker": public(),
    "agent:manifest": public(),
}
