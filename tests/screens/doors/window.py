"""The doors of the counter: the visitor, the case, and the queue."""

from collections.abc import Mapping
from typing import Final

from makers.cast import Cast
from screens.doors import Row
from screens.doors.desk import READERS, act, no_case

COUNTER: Final = "clerk chief_representative"
QUEUE: Final = "clerk chief_representative issuer cashier"


def no_document(_: Cast) -> Mapping[str, object]:
    return {"document": "none"}


def call(roles: str = QUEUE) -> Row:
    """An act on the queue; without a ticket at hand one is sent back."""
    return Row(roles, method="post", inside=302)


ROWS: Final = {
    "window:counter-show": Row(COUNTER),
    "window:matter-find": Row(COUNTER),
    "window:prepared": Row(COUNTER, method="post", inside=302),
    "window:applicant-identify": Row(f"{COUNTER} agent"),
    "window:case-preview": Row(COUNTER, method="post", inside=404),
    "window:case-submit": Row(COUNTER, method="post"),
    "window:case-reject": Row(COUNTER, method="post"),
    "window:case-done": Row(READERS, kwargs=no_case, inside=404),
    "window:case-list": Row(READERS),
    "window:case-comforts": Row(f"{COUNTER} duty_director", kwargs=no_case, inside=404),
    "window:option-end": Row(
        f"{COUNTER} duty_director",
        kwargs=lambda cast: {**no_case(cast), "option_id": 0},
        method="post",
        inside=404,
    ),
    "window:benefit-note": Row(
        f"{COUNTER} examiner", kwargs=no_case, method="post", inside=404
    ),
    "window:case-export": Row(READERS),
    "window:case-show": Row(READERS, kwargs=no_case, inside=404),
    "window:case-supply": Row(COUNTER, kwargs=no_case, method="post", inside=302),
    "window:case-supply-owed": Row(COUNTER, kwargs=no_case, method="post", inside=302),
    "window:case-tolerate": act(COUNTER),
    "window:case-attach": Row(
        f"{COUNTER} examiner", kwargs=no_case, method="post", inside=302
    ),
    "window:case-deliver": act("clerk issuer"),
    "window:case-withdraw": act(COUNTER),
    "window:document-correct": Row(
        COUNTER, kwargs=no_document, method="post", inside=404
    ),
    # correct, undo, reassign
    "window:case-undo": act(f"{COUNTER} examiner"),
    "window:case-assign": act("chief_representative organ_head examiner"),
    "window:case-transfer": act(
        "clerk chief_representative organ_head duty_director bureau_manager"
    ),
    "window:case-hand-back": act("chief_representative organ_head examiner"),
    "window:case-move-window": act(f"{COUNTER} duty_director"),
    "window:case-request-hearing": act(f"{COUNTER} examiner"),
    "window:case-waive-hearing": act(f"{COUNTER} examiner"),
    "window:case-merge": act(f"{COUNTER} examiner"),
    "window:case-rematter": act(COUNTER),
    "window:ticket-call": call(),
    "window:ticket-recall": call(),
    "window:ticket-serve": call(),
    "window:ticket-no-show": call(),
    "window:ticket-park": call(),
    "window:ticket-unpark": call(),
    "window:ticket-finish": call(),
    "window:ticket-transfer": call(f"{QUEUE} guide duty_director"),
}
