"""The doors of the fee register: everybody reads, the bureau writes."""

from collections.abc import Mapping
from typing import Final

from makers.cast import Cast
from screens.doors import EVERYBODY, Row

EDITORS: Final = "bureau_manager"


def no_fee(_: Cast) -> Mapping[str, object]:
    return {"code": "none"}


def no_ground(cast: Cast) -> Mapping[str, object]:
    return {**no_fee(cast), "ground": "none"}


ROWS: Final = {
    "bureau:fee-list": Row(EVERYBODY),
    "bureau:fee-export": Row(EVERYBODY, kwargs=lambda _: {"kind": "csv"}),
    "bureau:fee": Row(EVERYBODY, kwargs=no_fee, inside=404),
    "bureau:fee-add": Row(EDITORS),
    "bureau:fee-edit": Row(EDITORS, kwargs=no_fee, inside=404),
    "bureau:fee-standard": Row(EDITORS, kwargs=no_fee, inside=404),
    "bureau:fee-reduction": Row(EDITORS, kwargs=no_fee, inside=404),
    "bureau:fee-end": Row(EDITORS, kwargs=no_fee, method="post", inside=404),
    "bureau:fee-reduction-end": Row(
        EDITORS, kwargs=no_ground, method="post", inside=404
    ),
}
