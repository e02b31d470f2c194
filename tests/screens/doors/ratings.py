"""The doors of ratings: phone, device, window and bureau."""

from collections.abc import Callable, Mapping
from typing import Final

from makers.cast import Cast
from screens.doors import EVERYBODY, Row, public

READERS: Final = "duty_director bureau_manager supervisor"
CALLERS: Final = "duty_director bureau_manager"
UNIT: Final = "chief_representative organ_head"


def rating(_: Cast) -> Mapping[str, object]:
    return {"rating_id": 0}


def ticket(_: Cast) -> Mapping[str, object]:
    return {"ticket_id": 0}


def file(_: Cast) -> Mapping[str, object]:
    return {"kind": "csv"}


def token(_: Cast) -> Mapping[str, object]:
    return {"token": "guessed"}


def device(cast: Cast) -> Mapping[str, object]:
    return {"code": cast.center.code, "number": 1}


def rated(cast: Cast) -> Mapping[str, object]:
    return {**device(cast), "signed": "guessed"}


def slug(_: Cast) -> Mapping[str, object]:
    return {"slug": "none"}


def plan(_: Cast) -> Mapping[str, object]:
    return {"plan_id": 0}


def call(_: Cast) -> Mapping[str, object]:
    return {"plan_id": 0, "call_id": 0}


def survey(_: Cast) -> Mapping[str, object]:
    return {"questionnaire_id": 0}


def survey_file(_: Cast) -> Mapping[str, object]:
    return {"questionnaire_id": 0, "kind": "csv"}


def meeting(_: Cast) -> Mapping[str, object]:
    return {"meeting_id": 0}


def act(roles: str, kwargs: Callable[[Cast], Mapping[str, object]] = ticket) -> Row:
    """Who is let in is told on the next page that there is no such thing."""
    return Row(roles, method="post", inside=302, kwargs=kwargs)


ROWS: Final[dict[str, Row]] = {
    "portal:rate": public(404, kwargs=token),
    "portal:rate-again": public(404, method="post", kwargs=token),
    "portal:rating-results": public(),
    "portal:promises": public(),
    "portal:rating-file": public(),
    "kiosk:device": public(kwargs=device),
    "kiosk:device-rate": public(302, method="post", kwargs=device),
    "kiosk:device-rated": public(302, kwargs=rated),
    "window:ticket-rating": Row(
        "clerk chief_representative issuer cashier", method="post", inside=302
    ),
    "bureau:rating-settings": Row("bureau_manager"),
    "bureau:rating-list": Row(READERS),
    "bureau:rating-export": Row(READERS, kwargs=file),
    "bureau:rating-figures": Row(READERS),
    "bureau:rating-figures-file": Row(READERS, kwargs=file),
    "bureau:rating-mine": Row(EVERYBODY),
    "bureau:rating": Row(READERS, inside=404, kwargs=rating),
    "bureau:rating-contest": act(f"{UNIT} duty_director", rating),
    "bureau:rating-review": act("bureau_manager supervisor", rating),
    "bureau:rectification-list": Row(f"{UNIT} {READERS}"),
    "bureau:rectification-export": Row(f"{UNIT} {READERS}", kwargs=file),
    "bureau:rectification": Row(f"{UNIT} {READERS}", inside=404, kwargs=ticket),
    "bureau:rectification-rater": act(CALLERS),
    "bureau:rectification-contact": act(CALLERS),
    "bureau:rectification-rectify": act(f"{UNIT} {CALLERS}"),
    "bureau:rectification-report": act(CALLERS),
    "portal:questionnaire-list": public(),
    "portal:questionnaire": public(404, kwargs=slug),
    "portal:questionnaire-thanks": public(404, kwargs=slug),
    "portal:ballot": public(),
    "bureau:call-plan-list": Row(READERS),
    "bureau:call-plan-add": Row(CALLERS),
    "bureau:call-plan": Row(READERS, inside=404, kwargs=plan),
    "bureau:call-candidates": Row(READERS, inside=404, kwargs=plan),
    "bureau:call-plan-sheet": Row(CALLERS, method="post", inside=404, kwargs=plan),
    "bureau:call-note": act(CALLERS, call),
    "bureau:questionnaire-list": Row(READERS),
    "bureau:questionnaire-add": Row("bureau_manager"),
    "bureau:questionnaire": Row(READERS, inside=404, kwargs=survey),
    "bureau:questionnaire-export": Row(READERS, inside=404, kwargs=survey_file),
    "bureau:questionnaire-change": Row(
        "bureau_manager", method="post", inside=404, kwargs=survey
    ),
    "bureau:review-meeting-list": Row(READERS),
    "bureau:review-meeting-add": Row("bureau_manager"),
    "bureau:review-meeting": Row(READERS, inside=404, kwargs=meeting),
    "bureau:review-codes": Row("bureau_manager", inside=404, kwargs=meeting),
    "bureau:review-close": act("bureau_manager", meeting),
}
