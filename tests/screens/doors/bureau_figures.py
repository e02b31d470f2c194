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


LEADERS: Final = "duty_director bureau_manager supervisor"
ROWS: Final = {
    "bureau:dashboard": Row(f"{LEADERS} government_head"),
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
