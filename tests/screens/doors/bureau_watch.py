"""The doors of the supervisor's desk and of its cards."""

from collections.abc import Mapping
from typing import Final

from makers.cast import Cast
from screens.doors import Row

WATCHERS: Final = "supervisor bureau_manager"
CARDED: Final = f"{WATCHERS} chief_representative organ_head duty_director"


def a_file(_: Cast) -> Mapping[str, object]:
    return {"kind": "csv"}


def no_card(_: Cast) -> Mapping[str, object]:
    return {"card_id": 999999}


def no_step(_: Cast) -> Mapping[str, object]:
    return {"card_id": 999999, "step": "uphold_card"}


def no_case(_: Cast) -> Mapping[str, object]:
    return {"number": "no-case"}


def no_urging(_: Cast) -> Mapping[str, object]:
    return {"urging_id": 999999}


def no_urging_step(_: Cast) -> Mapping[str, object]:
    return {"urging_id": 999999, "step": "nothing"}


URGERS: Final = f"{WATCHERS} duty_director"
ROWS: Final[Mapping[str, Row]] = {
    "bureau:card-list": Row(CARDED),
    "bureau:card-export": Row(CARDED, kwargs=a_file),
    "bureau:card": Row(CARDED, kwargs=no_card, inside=404),
    "bureau:card-notify": Row("supervisor", kwargs=no_card, method="post", inside=302),
    "bureau:card-act": Row(CARDED, kwargs=no_step, method="post", inside=302),
    "bureau:card-paper": Row(WATCHERS, kwargs=no_card, inside=404),
    "bureau:card-raise": Row(
        "supervisor", kwargs=lambda _: {"kind": "case", "number": "x"}, inside=404
    ),
    "bureau:watch-circular": Row(WATCHERS),
    "bureau:urging-list": Row(CARDED),
    "bureau:urging-export": Row(CARDED, kwargs=a_file),
    "bureau:urging-new": Row(URGERS),
    "bureau:urging": Row(CARDED, kwargs=no_urging, inside=404),
    "bureau:urging-act": Row(CARDED, kwargs=no_urging_step, method="post", inside=302),
    "bureau:watch": Row(WATCHERS),
    "bureau:watch-case": Row(WATCHERS, kwargs=no_case, inside=404),
    "bureau:watch-open": Row(WATCHERS),
    "bureau:watch-window": Row(WATCHERS),
    "bureau:watch-compare": Row(WATCHERS),
    "bureau:watch-as-of": Row(WATCHERS),
    "bureau:watch-as-of-export": Row(WATCHERS, kwargs=a_file),
    "bureau:watch-stationing": Row(WATCHERS),
    "bureau:watch-export": Row(
        WATCHERS, kwargs=lambda _: {"what": "places", "kind": "csv"}
    ),
    "bureau:watch-rules": Row(WATCHERS),
    "bureau:watch-settings": Row("supervisor"),
}
