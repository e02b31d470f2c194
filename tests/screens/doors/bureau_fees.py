"""The doors of the fee register and of the seals."""

from collections.abc import Mapping
from typing import Final

from makers.cast import Cast
from screens.doors import EVERYBODY, Row, public

EDITORS: Final = "bureau_manager"
KEEPERS: Final = "chief_representative organ_head bureau_manager supervisor audit_admin"


def no_fee(_: Cast) -> Mapping[str, object]:
    return {"code": "none"}


def no_seal(_: Cast) -> Mapping[str, object]:
    return {"seal_id": 0}


def no_ground(cast: Cast) -> Mapping[str, object]:
    return {**no_fee(cast), "ground": "none"}


ROWS: Final = {
    "bureau:seal-list": Row(KEEPERS),
    "bureau:seal-add": Row("organ_head bureau_manager"),
    "bureau:seal": Row(KEEPERS, kwargs=no_seal, inside=404),
    "bureau:seal-export": Row(KEEPERS, kwargs=no_seal, inside=404),
    "bureau:seal-use": Row(
        "chief_representative organ_head clerk",
        kwargs=no_seal,
        method="post",
        inside=404,
    ),
    "bureau:seal-revoke": Row(
        "organ_head bureau_manager", kwargs=no_seal, method="post", inside=404
    ),
    "portal:seal-check": public(),
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
