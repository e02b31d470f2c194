"""The doors of the desk: worklist, one case, and the acts on it."""

from collections.abc import Mapping
from typing import Final

from makers.cast import Cast
from screens.doors import Row

READERS: Final = (
    "guide clerk examiner chief_representative organ_head government_head issuer"
    " duty_director bureau_manager supervisor"
)
OFFICE: Final = "examiner chief_representative"
APPROVERS: Final = "chief_representative organ_head"


def no_case(_: Cast) -> Mapping[str, object]:
    return {"number": "500199-none"}


def no_material(cast: Cast) -> Mapping[str, object]:
    return {**no_case(cast), "code": "none"}


def no_file(cast: Cast) -> Mapping[str, object]:
    return {**no_case(cast), "upload": 0}


def no_benefit(_: Cast) -> Mapping[str, object]:
    return {"version_id": 0}


def act(roles: str) -> Row:
    """An act on a case that is not there."""
    return Row(roles, kwargs=no_case, method="post", inside=404)


ROWS: Final = {
    "desk:case-list": Row(READERS),
    "desk:case-export": Row(READERS),
    "desk:case-show": Row(READERS, kwargs=no_case, inside=404),
    "desk:material-open": Row(READERS, kwargs=no_material, inside=404),
    "desk:file-open": Row(READERS, kwargs=no_file, inside=404),
    "desk:case-take-several": Row(OFFICE, method="post", inside=302),
    "desk:case-take": act(OFFICE),
    "desk:case-forward": act(APPROVERS),
    "desk:case-examine": act(OFFICE),
    "desk:case-pause": act(OFFICE),
    "desk:case-resume": act(OFFICE),
    "desk:case-return": act(OFFICE),
    "desk:case-send-back": act(APPROVERS),
    "desk:case-refuse": act(APPROVERS),
    "desk:case-grant": act(f"{APPROVERS} clerk"),
    "desk:case-extend": act("organ_head government_head"),
    "desk:benefit-list": Row(f"{OFFICE} organ_head"),
    "desk:candidates": Row(f"{OFFICE} organ_head", kwargs=no_benefit, inside=404),
    "desk:benefit-offer": Row(
        f"{OFFICE} organ_head", kwargs=no_benefit, method="post", inside=302
    ),
    "desk:commitment-list": Row(
        "examiner chief_representative organ_head duty_director bureau_manager"
        " supervisor"
    ),
    "desk:case-check-commitment": act(OFFICE),
    "desk:case-revoke-decision": act(APPROVERS),
    "desk:case-tell-hearing": act(OFFICE),
    "desk:case-order-hearing": act(APPROVERS),
    "desk:case-request-hearing": act(f"{OFFICE} clerk"),
    "desk:case-schedule-hearing": act(OFFICE),
    "desk:case-hold-hearing": act(OFFICE),
    "desk:case-waive-hearing": act(f"{OFFICE} clerk"),
    "desk:case-call-experts": act(OFFICE),
    "desk:case-conclude-review": act(OFFICE),
    "desk:case-check-site": act(OFFICE),
    "desk:case-withdraw": act("clerk chief_representative"),
    "desk:case-deliver": act("clerk issuer"),
    # correct, undo, reassign
    "desk:hand-over": Row(f"{APPROVERS} examiner"),
    "desk:case-undo": act(f"{OFFICE} clerk"),
    "desk:case-assign": act(f"{APPROVERS} examiner"),
    "desk:case-transfer": act(f"{APPROVERS} clerk duty_director bureau_manager"),
    "desk:case-hand-back": act(f"{APPROVERS} examiner"),
    "desk:case-move-window": act("clerk chief_representative duty_director"),
    "desk:case-merge": act(f"{OFFICE} clerk"),
}
