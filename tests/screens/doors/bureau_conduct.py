"""The doors of the bureau to the conduct of the staff."""

from collections.abc import Mapping
from typing import Final

from makers.cast import Cast
from screens.doors import EVERYBODY, Kwargs, Row

READERS: Final = "duty_director bureau_manager supervisor organ_head"
OVERSEERS: Final = "duty_director bureau_manager"


def csv(_: Cast) -> Mapping[str, object]:
    return {"kind": "csv"}


def officer(cast: Cast) -> Mapping[str, object]:
    return {"officer_id": cast.wang_fang.officer_id}


def half(cast: Cast) -> Mapping[str, object]:
    return {**officer(cast), "on": "2026-09-21", "half": "am"}


ROWS: Final[dict[str, Row]] = {
    "bureau:conduct": Row(READERS, inside=302),
    "bureau:attendance": Row(READERS),
    "bureau:attendance-export": Row(READERS, kwargs=csv),
    "bureau:attendance-officer": Row(READERS, kwargs=officer),
    "bureau:attendance-correct": Row(OVERSEERS, kwargs=half),
    "bureau:attendance-files": Row(OVERSEERS),
    "bureau:attendance-file": Row(
        OVERSEERS, kwargs=lambda _: {"file_id": 0}, inside=404
    ),
    "bureau:attendance-policy": Row(READERS),
    "bureau:conduct-settings": Row("bureau_manager"),
    "bureau:correction-list": Row(READERS),
    "bureau:correction-export": Row(READERS, kwargs=csv),
    "bureau:correction-answer": Row(
        OVERSEERS, kwargs=lambda _: {"correction_id": 0}, method="post", inside=302
    ),
    "bureau:roll": Row(OVERSEERS),
    "shared:conduct": Row(EVERYBODY),
    "shared:conduct-correct": Row(
        EVERYBODY, kwargs=lambda _: {"on": "2026-09-21", "half": "noon"}, inside=404
    ),
}

WATCHERS: Final = "duty_director bureau_manager supervisor"


def nothing(name: str) -> Kwargs:
    return lambda _: {name: 0}


ROWS |= {
    "bureau:patrol-list": Row(READERS),
    "bureau:patrol-export": Row(READERS, kwargs=csv),
    "bureau:patrol-add": Row(WATCHERS),
    "bureau:patrol": Row(READERS, kwargs=nothing("patrol_id"), inside=404),
    "bureau:patrol-walk": Row(
        WATCHERS, kwargs=nothing("patrol_id"), method="post", inside=302
    ),
    "bureau:patrol-call-off": Row(
        WATCHERS, kwargs=nothing("patrol_id"), method="post", inside=302
    ),
    "bureau:patrol-find": Row(WATCHERS, kwargs=nothing("patrol_id")),
    "bureau:patrol-findings": Row(READERS),
    "bureau:patrol-findings-export": Row(READERS, kwargs=csv),
    "bureau:patrol-finding": Row(READERS, kwargs=nothing("finding_id"), inside=404),
    "bureau:patrol-photo": Row(READERS, kwargs=nothing("finding_id"), inside=404),
    "bureau:patrol-rectify": Row(
        EVERYBODY, kwargs=nothing("finding_id"), method="post", inside=302
    ),
    "bureau:patrol-accept": Row(
        WATCHERS, kwargs=nothing("finding_id"), method="post", inside=302
    ),
    "bureau:breach-of-finding": Row(WATCHERS, kwargs=nothing("finding_id"), inside=404),
    "bureau:talk-list": Row(READERS),
    "bureau:talk-export": Row(READERS, kwargs=csv),
    "bureau:talk-add": Row(READERS),
    "bureau:breach-list": Row(READERS),
    "bureau:breach-export": Row(READERS, kwargs=csv),
    "bureau:breach-add": Row(WATCHERS),
    "bureau:breach": Row(READERS, kwargs=nothing("breach_id"), inside=404),
    "bureau:breach-confirm": Row(
        WATCHERS, kwargs=nothing("breach_id"), method="post", inside=302
    ),
    "bureau:breach-decide": Row(
        WATCHERS, kwargs=nothing("breach_id"), method="post", inside=302
    ),
    "shared:conduct-note": Row(
        EVERYBODY, kwargs=nothing("talk_id"), method="post", inside=302
    ),
    "shared:conduct-appeal": Row(
        EVERYBODY, kwargs=nothing("breach_id"), method="post", inside=302
    ),
    "shared:conduct-rectify": Row(
        EVERYBODY, kwargs=nothing("finding_id"), method="post", inside=302
    ),
}

ROWS |= {
    "bureau:training-list": Row(READERS),
    "bureau:training-export": Row(READERS, kwargs=csv),
    "bureau:training-add": Row(OVERSEERS),
    "bureau:training": Row(READERS, kwargs=nothing("training_id"), inside=404),
    "bureau:training-mark": Row(
        OVERSEERS, kwargs=nothing("training_id"), method="post", inside=302
    ),
    "bureau:honour-list": Row(READERS),
    "bureau:honour-export": Row(READERS, kwargs=csv),
    "bureau:honour-add": Row(OVERSEERS),
    "bureau:honour-confirm": Row(
        WATCHERS, kwargs=nothing("honour_id"), method="post", inside=302
    ),
    "bureau:weight-list": Row(READERS),
    "bureau:weight-export": Row(READERS, kwargs=csv),
    "bureau:weight-add": Row("bureau_manager"),
    "bureau:replacement-list": Row(READERS),
    "bureau:replacement-export": Row(READERS, kwargs=csv),
    "bureau:replacement-add": Row(OVERSEERS),
    "bureau:replacement": Row(READERS, kwargs=nothing("replacement_id"), inside=404),
    "bureau:replacement-answer": Row(
        "organ_head", kwargs=nothing("replacement_id"), method="post", inside=302
    ),
    "bureau:replacement-paper": Row(
        READERS, kwargs=nothing("replacement_id"), inside=404
    ),
    "bureau:social-list": Row(READERS),
    "bureau:social-add": Row(OVERSEERS),
    "bureau:social-note": Row(OVERSEERS),
    "bureau:social-end": Row(
        OVERSEERS, kwargs=lambda _: {"supervisor_id": 0}, method="post", inside=302
    ),
    "bureau:social-reply": Row(
        OVERSEERS, kwargs=nothing("note_id"), method="post", inside=302
    ),
    "bureau:service-promise-list": Row(READERS),
    "bureau:service-promise-add": Row(OVERSEERS),
    "bureau:service-promise-end": Row(
        OVERSEERS, kwargs=nothing("promise_id"), method="post", inside=302
    ),
    "bureau:stationing-list": Row(READERS),
    "bureau:stationing-export": Row(READERS, kwargs=csv),
}
