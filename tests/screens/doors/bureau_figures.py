"""The doors of the figures, of other systems' histories, and of the appraisal."""

from collections.abc import Mapping
from typing import Final

from makers.cast import Cast
from screens.doors import Row

READERS: Final = (
    "bureau_manager supervisor duty_director government_head chief_representative"
    " organ_head"
)
KEEPERS: Final = "bureau_manager supervisor"
APPRAISERS: Final = "bureau_manager supervisor duty_director"


def csv(_: Cast) -> Mapping[str, object]:
    return {"kind": "csv"}


def no_matter(_: Cast) -> Mapping[str, object]:
    return {"code": "no-such-matter"}


def no_question(_: Cast) -> Mapping[str, object]:
    return {"what_if_id": 0}


ASKERS: Final = "duty_director bureau_manager"
EDITORS: Final = "bureau_manager chief_representative"
LEADERS: Final = "duty_director bureau_manager supervisor"
ROWS: Final = {
    "bureau:dashboard": Row(f"{LEADERS} government_head"),
    "bureau:advice-list": Row(LEADERS),
    "bureau:advice-export": Row(LEADERS, kwargs=csv),
    "bureau:advice-matter": Row(LEADERS, kwargs=no_matter, inside=404),
    "bureau:advice-draft": Row(EDITORS, kwargs=no_matter, method="post", inside=404),
    "bureau:what-if-list": Row(LEADERS),
    "bureau:what-if-compare": Row(LEADERS),
    "bureau:what-if-ask": Row(ASKERS, kwargs=lambda _: {"kind": "limit"}),
    "bureau:what-if": Row(LEADERS, kwargs=no_question, inside=404),
    "bureau:what-if-export": Row(
        LEADERS, kwargs=lambda _: {"what_if_id": 0, "kind": "csv"}, inside=404
    ),
    "bureau:figures": Row(READERS),
    "bureau:figures-cases": Row(READERS, inside=404),  # of no figure
    "bureau:figures-export": Row(READERS, kwargs=csv),
    "bureau:figures-log": Row(READERS),
    "bureau:dataset-list": Row(KEEPERS),
    "bureau:case-archive": Row(KEEPERS),
    "bureau:case-archive-check": Row("bureau_manager", method="post", inside=302),
    "bureau:case-archive-run": Row("bureau_manager", method="post", inside=302),
    "bureau:dataset": Row(KEEPERS, kwargs=lambda _: {"dataset_id": 0}, inside=404),
    "bureau:dataset-export": Row(
        KEEPERS, kwargs=lambda _: {"dataset_id": 0}, inside=404
    ),
    "bureau:score-board": Row(APPRAISERS),
    "bureau:score-export": Row(APPRAISERS, kwargs=csv),
    "bureau:score-live": Row(
        APPRAISERS, kwargs=lambda _: {"what": "unit", "key": "x"}, inside=404
    ),
    "bureau:score": Row(APPRAISERS, kwargs=lambda _: {"score_id": 0}, inside=404),
    "bureau:score-close": Row("bureau_manager", method="post", inside=302),
    "bureau:scheme-list": Row(APPRAISERS),
    "bureau:scheme": Row(APPRAISERS, kwargs=lambda _: {"number": 1}),
    "bureau:scheme-new": Row("bureau_manager"),
}
