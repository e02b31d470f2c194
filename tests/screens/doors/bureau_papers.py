"""The doors of the papers of the house."""

from collections.abc import Mapping
from typing import Final

from makers.cast import Cast
from screens.doors import EVERYBODY, Row

NUMBER: Final = {"number": "青溪督〔2026〕1号"}
ISSUERS: Final = (
    "chief_representative organ_head duty_director bureau_manager supervisor"
)


def paper(_: Cast) -> Mapping[str, object]:
    return NUMBER


ROWS: Final = {
    "bureau:paper-list": Row(EVERYBODY),
    "bureau:paper-export": Row(EVERYBODY, kwargs=lambda _: {"kind": "csv"}),
    "bureau:paper-new": Row(EVERYBODY, kwargs=lambda _: {"kind": "none"}, inside=404),
    "bureau:paper-authority": Row(
        "organ_head bureau_manager",
        kwargs=lambda _: {"letter_id": 0},
        method="post",
        inside=404,
    ),
    "bureau:paper-negative": Row(
        ISSUERS, kwargs=lambda _: {"filing_id": 0}, method="post", inside=404
    ),
    "paper:house-show": Row(EVERYBODY, kwargs=paper, inside=404),
    "paper:house-print": Row(EVERYBODY, kwargs=paper, method="post", inside=404),
    "paper:house-pdf": Row(EVERYBODY, kwargs=paper, method="post", inside=404),
    "paper:house-seal": Row(
        "organ_head bureau_manager supervisor", kwargs=paper, method="post", inside=302
    ),
    "paper:house-void": Row(ISSUERS, kwargs=paper, method="post", inside=404),
    "paper:house-reword": Row(ISSUERS, kwargs=paper, inside=404),
}
