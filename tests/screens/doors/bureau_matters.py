"""The doors of the catalogue for staff."""

from typing import Final

from screens.doors import EVERYBODY, Row

EDITORS: Final = "bureau_manager chief_representative"
MANAGER: Final = "bureau_manager"
IMPORTERS: Final = "bureau_manager system_admin"


def _nobody(_: object) -> dict[str, object]:
    return {"code": "Y-none"}


def _at_no_hall(_: object) -> dict[str, object]:
    return {"code": "Y-none", "hall_code": "nowhere"}


def _as_json(_: object) -> dict[str, object]:
    return {"kind": "json"}


def _no_round(_: object) -> dict[str, object]:
    return {"round_id": 0}


ROWS: dict[str, Row] = {
    "bureau:matter-list": Row(EVERYBODY),
    "bureau:matter-export": Row(EVERYBODY, kwargs=_as_json),
    "bureau:matter-upper": Row(EVERYBODY),
    "bureau:matter": Row(EVERYBODY, kwargs=_nobody, inside=404),
    "bureau:matter-history": Row(EVERYBODY, kwargs=_nobody, inside=404),
    "bureau:matter-compare": Row(EVERYBODY, kwargs=_nobody, inside=404),
    "bureau:matter-halls": Row(EVERYBODY, kwargs=_nobody, inside=404),
    "bureau:matter-add": Row(EDITORS),
    "bureau:matter-check": Row(EDITORS, method="post"),
    "bureau:matter-edit": Row(EDITORS, kwargs=_nobody, inside=404),
    "bureau:matter-discard": Row(EDITORS, kwargs=_nobody, method="post", inside=404),
    "bureau:matter-hall": Row(EDITORS, kwargs=_at_no_hall, inside=404),
    "bureau:matter-publish": Row(MANAGER, kwargs=_nobody, method="post", inside=302),
    "bureau:matter-change": Row(MANAGER, kwargs=_nobody, inside=404),
    "bureau:matter-import": Row(IMPORTERS),
    "bureau:matter-template": Row(IMPORTERS),
    "bureau:round-list": Row(EVERYBODY),
    "bureau:round-export": Row(EVERYBODY, kwargs=lambda _: {"kind": "csv"}),
    "bureau:round-add": Row(MANAGER),
    "bureau:round": Row(EVERYBODY, kwargs=_no_round, inside=404),
    "bureau:round-change": Row(MANAGER, kwargs=_no_round, inside=404),
    "bureau:round-close": Row(MANAGER, kwargs=_no_round, inside=404),
}
