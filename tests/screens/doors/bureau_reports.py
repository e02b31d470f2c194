"""The doors of the reports, and of what the portal discloses."""

from collections.abc import Mapping
from typing import Final

from makers.cast import Cast
from screens.doors import Row, public

READERS: Final = "bureau_manager duty_director government_head supervisor"
SIGNERS: Final = "bureau_manager duty_director government_head"
WRITERS: Final = "bureau_manager duty_director"
MANAGER: Final = "bureau_manager"
FIGURES: Final = f"{READERS} chief_representative organ_head"


def report(_: Cast) -> Mapping[str, object]:
    return {"report_id": 0}


def report_file(_: Cast) -> Mapping[str, object]:
    return {"report_id": 0, "ending": "pdf"}


def number(_: Cast) -> Mapping[str, object]:
    return {"number": 0}


def act(roles: str) -> Row:
    """A button of a report that is not there: said above the page, which is not."""
    return Row(roles, method="post", inside=302, kwargs=report)


ROWS: Final = {
    "bureau:catalogue-numbers": Row(FIGURES),
    "bureau:catalogue-numbers-export": Row(FIGURES, kwargs=lambda _: {"kind": "csv"}),
    "bureau:report-list": Row(READERS),
    "bureau:report-draft": Row(MANAGER, method="post"),
    "bureau:report-schedule": Row(MANAGER, method="post"),
    "bureau:report": Row(READERS, inside=404, kwargs=report),
    "bureau:report-file": Row(READERS, inside=404, kwargs=report_file),
    "bureau:report-redraw": act(MANAGER),
    "bureau:report-remark": act(WRITERS),
    "bureau:report-sign": act(SIGNERS),
    "bureau:report-correct": act(MANAGER),
    "bureau:report-publish": act(MANAGER),
    "bureau:report-templates": Row(READERS),
    "bureau:report-template-file": Row(READERS, kwargs=number),
    "bureau:report-template-restore": Row(
        MANAGER, method="post", inside=302, kwargs=number
    ),
    "portal:disclosure-list": public(),
    "portal:disclosure": public(404, kwargs=report),
    "portal:disclosure-file": public(404, kwargs=report_file),
}
