"""The doors of the graph editor."""

from typing import Final

from screens.doors import EVERYBODY, Row

EDITORS: Final = "bureau_manager chief_representative"


def _nobody(_: object) -> dict[str, object]:
    return {"code": "Y-none"}


ROWS: dict[str, Row] = {
    "bureau:graph-list": Row(EVERYBODY),
    "bureau:graph": Row(EVERYBODY, kwargs=_nobody, inside=404),
    "bureau:graph-export": Row(EVERYBODY, kwargs=_nobody, inside=404),
    "bureau:graph-approval": Row(EDITORS, kwargs=_nobody, inside=404),
    "bureau:graph-edge": Row(EDITORS, kwargs=_nobody, method="post", inside=404),
    "bureau:graph-drop": Row(EDITORS, kwargs=_nobody, method="post", inside=404),
    "bureau:graph-frame": Row(EDITORS, kwargs=_nobody, inside=404),
    "bureau:graph-import": Row(EDITORS, kwargs=_nobody, inside=404),
    "bureau:graph-publish": Row(
        "bureau_manager", kwargs=_nobody, method="post", inside=404
    ),
}
