"""The doors of the figures, of other systems' histories, and of the appraisal."""

from collections.abc import Mapping
from typing import Final

from makers.cast import Cast
from screens.doors import EVERYBODY, Row

READERS: Final = (
    "bureau_manager supervisor duty_director government_head chief_representative"
    " organ_head"
)
KEEPERS: Final = "bureau_manager supervisor"
APPRAISERS: Final = "bureau_manager supervisor duty_director"


def a_line(_: Cast) -> Mapping[str, object]:
    return {"score_id": 0, "number": 1}


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
    "bureau:figures-cases-export": Row(READERS, kwargs=csv, inside=404),
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
    "bureau:score": Row(EVERYBODY, kwargs=lambda _: {"score_id": 0}, inside=404),
    "bureau:score-map": Row(APPRAISERS),
    "bureau:score-map-rows": Row(APPRAISERS, kwargs=lambda _: {"number": 1}),
    "bureau:score-mine": Row(EVERYBODY),
    "bureau:score-live-rows": Row(
        APPRAISERS,
        kwargs=lambda _: {"what": "unit", "key": "x", "number": 1},
        inside=404,
    ),
    "bureau:score-rows": Row(EVERYBODY, kwargs=a_line, inside=404),
    "bureau:score-rows-export": Row(
        EVERYBODY, kwargs=lambda _: {**a_line(_), "kind": "csv"}, inside=404
    ),
    "bureau:score-appeal-row": Row(EVERYBODY, method="post", kwargs=a_line, inside=302),
    "bureau:score-appeal-list": Row(EVERYBODY),
    "bureau:score-appeal-export": Row(EVERYBODY, kwargs=csv),
    "bureau:score-appeal": Row(
        EVERYBODY, kwargs=lambda _: {"appeal_id": 0}, inside=404
    ),
    "bureau:bonus-list": Row(APPRAISERS),
    "bureau:bonus-new": Row("bureau_manager duty_director"),
    "bureau:bonus-export": Row(APPRAISERS, kwargs=csv),
    "bureau:bonus": Row(APPRAISERS, kwargs=lambda _: {"bonus_id": 0}, inside=404),
    "bureau:bonus-file": Row(
        EVERYBODY, kwargs=lambda _: {"bonus_id": 0, "file_id": 0}, inside=404
    ),
    "bureau:award-list": Row(APPRAISERS),
    "bureau:award-propose": Row(
        "bureau_manager duty_director", method="post", inside=302
    ),
    "bureau:award-export": Row(APPRAISERS, kwargs=csv),
    "bureau:award": Row(APPRAISERS, kwargs=lambda _: {"award_id": 0}, inside=404),
    "bureau:award-rules": Row(APPRAISERS),
    "bureau:award-rules-version": Row(APPRAISERS, kwargs=lambda _: {"number": 1}),
    "bureau:score-close": Row("bureau_manager", method="post", inside=302),
    "bureau:scheme-list": Row(APPRAISERS),
    "bureau:scheme": Row(APPRAISERS, kwargs=lambda _: {"number": 1}),
    "bureau:scheme-new": Row("bureau_manager"),
}
