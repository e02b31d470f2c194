"""The doors of the bureau: network, people, letters."""

from collections.abc import Mapping
from typing import Final

from makers.cast import Cast
from screens.doors import EVERYBODY, Row
from yimen.records.people.models import AuthorizationLetter

EDITORS: Final = "bureau_manager system_admin"
BUREAU: Final = (
    "duty_director bureau_manager supervisor system_admin security_admin audit_admin"
)
LETTERS: Final = (
    "clerk examiner chief_representative organ_head bureau_manager supervisor"
    " system_admin audit_admin"
)
SIGNERS: Final = "organ_head bureau_manager"


def center(cast: Cast) -> Mapping[str, object]:
    return {"code": cast.center.code}


def window(cast: Cast) -> Mapping[str, object]:
    return {"window_id": cast.window.pk}


def organ(cast: Cast) -> Mapping[str, object]:
    return {"code": cast.organ.code}


def officer(cast: Cast) -> Mapping[str, object]:
    return {"officer_id": cast.wang_fang.officer_id}


def letter(_: Cast) -> Mapping[str, object]:
    return {"letter_id": AuthorizationLetter.objects.get().pk}


def csv(_: Cast) -> Mapping[str, object]:
    return {"kind": "csv"}


ROWS: Final = {
    "bureau:home": Row(BUREAU),
    "bureau:network": Row(EVERYBODY),
    "bureau:network-export": Row(EVERYBODY, kwargs=csv),
    "bureau:node": Row(EVERYBODY, kwargs=center),
    "bureau:node-add": Row(EDITORS),
    "bureau:node-edit": Row(EDITORS, kwargs=center),
    "bureau:node-move": Row(EDITORS, kwargs=center),
    "bureau:node-close": Row(EDITORS, kwargs=center, method="post", inside=409),
    "bureau:window-add": Row(EDITORS, kwargs=center),
    "bureau:organ-station": Row(EDITORS, kwargs=center, method="post", inside=302),
    "bureau:stationing-end": Row(
        EDITORS,
        kwargs=lambda cast: {**center(cast), "stationing_id": 0},
        method="post",
        inside=404,
    ),
    "bureau:window": Row(EDITORS, kwargs=window),
    "bureau:post-add": Row(EDITORS, kwargs=window, method="post", inside=302),
    "bureau:post-end": Row(
        EDITORS,
        kwargs=lambda cast: {**window(cast), "post_id": 0},
        method="post",
        inside=404,
    ),
    "bureau:grade-list": Row(EVERYBODY),
    "bureau:grade-export": Row(EVERYBODY, kwargs=csv),
    "bureau:grade-ask": Row("agent duty_director bureau_manager", kwargs=center),
    "bureau:grade-settle": Row(
        "bureau_manager", kwargs=lambda _: {"grade_id": 0}, inside=404
    ),
    "bureau:grade-withdraw": Row(
        "bureau_manager", kwargs=lambda _: {"grade_id": 0}, inside=404
    ),
    "bureau:region-list": Row(EVERYBODY),
    "bureau:region-add": Row(EDITORS),
    "bureau:region-close": Row(
        EDITORS, kwargs=lambda _: {"code": "500199"}, method="post", inside=409
    ),
    "bureau:officer-list": Row(BUREAU),
    "bureau:officer-export": Row(BUREAU, kwargs=csv),
    "bureau:officer": Row(BUREAU, kwargs=officer),
    "bureau:officer-add": Row(EDITORS),
    "bureau:officer-edit": Row(EDITORS, kwargs=officer),
    "bureau:officer-deactivate": Row(
        EDITORS, kwargs=officer, method="post", inside=409
    ),
    "bureau:officer-reinstate": Row(EDITORS, kwargs=officer, method="post", inside=404),
    "bureau:officer-reset": Row(EDITORS, kwargs=officer, method="post", inside=409),
    "bureau:organ-list": Row(EVERYBODY),
    "bureau:organ-export": Row(EVERYBODY, kwargs=csv),
    "bureau:organ": Row(EVERYBODY, kwargs=organ),
    "bureau:organ-add": Row(EDITORS),
    "bureau:organ-edit": Row(EDITORS, kwargs=organ),
    "bureau:organ-close": Row(EDITORS, kwargs=organ, method="post", inside=409),
    "bureau:lock-list": Row("security_admin"),
    "bureau:lock-open": Row("security_admin", method="post", inside=404),
    "bureau:letter-list": Row(LETTERS),
    "bureau:letter-export": Row(LETTERS, kwargs=csv),
    "bureau:letter": Row(LETTERS, kwargs=letter, but={"clerk": 404, "examiner": 404}),
    "bureau:letter-renew": Row(SIGNERS, kwargs=letter),
    "bureau:letter-add": Row(SIGNERS),
    "bureau:letter-revoke": Row(SIGNERS, kwargs=letter, method="post", inside=409),
}
