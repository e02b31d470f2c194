"""Rows of ratings as the values the rules know, and tokens as what they stand for.

A token stands for one point of one case. It is made with the installation's key and
kept nowhere; only the digest of one that was used is. So a copy of the tables opens
nothing, and the paper of yesterday can still bear its code tomorrow.
"""

import base64
import hmac
from dataclasses import dataclass
from typing import Final

from yimen.ports.vault import vault
from yimen.records.ratings import models
from yimen.rules.cases.numbers import plain_query_code
from yimen.rules.voice.questionnaires import Question, QuestionKind
from yimen.rules.voice.rating_integrity import Trace
from yimen.rules.voice.rating_tallies import Counted, RatingCut
from yimen.rules.voice.ratings import Channel, Level, Point
from yimen.rules.voice.rectification import Rated

_BYTES: Final = 15  # 24 signs, 120 bits
_WAYS: Final = {"r": Channel.RECEIPT, "s": Channel.SMS, "w": Channel.WEB}
_POINTS: Final = {"1": Point.RECEIPT, "2": Point.ACCEPTANCE, "3": Point.CLOSING}


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a token stands for."""

    token: str
    case_id: int
    point: Point
    channel: Channel

    @property
    def digest(self) -> str:
        """What is kept of a token that was used."""
        return vault().digest(f"rating-token:{self.token}").hex()


def token_of(case_id: int, point: Point, channel: Channel) -> str:
    """The one-time token by which this case may be rated at this point."""
    way = next(sign for sign, one in _WAYS.items() if one is channel)
    place = next(sign for sign, one in _POINTS.items() if one is point)
    said = f"{way}{place}{case_id}"
    return f"{said}-{_seal(said)}"


def opened(token: str) -> Invitation | None:
    """What the token stands for; None: we never gave it out."""
    said, _, seal = token.partition("-")
    way, place, case_id = said[:1], said[1:2], said[2:]
    if way not in _WAYS or place not in _POINTS or not case_id.isdecimal():
        return None
    if not hmac.compare_digest(seal.encode(), _seal(said).encode()):
        return None
    return Invitation(token, int(case_id), _POINTS[place], _WAYS[way])


def about_case(case_id: int) -> str:
    """By what all online ratings of a case are known as the same one's."""
    return vault().digest(f"rated:case:{case_id}").hex()


def about_visit(ticket_id: int) -> str:
    """By what all ratings of a visit are known as the same one's."""
    return vault().digest(f"rated:visit:{ticket_id}").hex()


def source_of(device: str, day: str) -> str:
    """A device on one day, by which nobody is found again tomorrow."""
    return vault().digest(f"rating-source:{day}:{device}").hex() if device else ""


def counted_of(row: models.Rating) -> Counted:
    """The rating as it is counted."""
    places = {
        RatingCut.WINDOW: row.window_id,
        RatingCut.OFFICER: row.officer_id,
        RatingCut.ORGAN: row.organ_id,
        RatingCut.HALL: row.hall_id,
        RatingCut.MATTER: row.matter,
        RatingCut.CHANNEL: row.channel,
        RatingCut.POINT: row.point,
    }
    return Counted(
        rating=str(row.pk),
        level=Level(row.level),
        on=row.rated_on,
        is_valid=row.is_valid,
        places={cut: str(one) for cut, one in places.items() if one is not None},
    )


def trace_of(row: models.Rating) -> Trace:
    """How the rating came about."""
    return Trace(
        rating_id=row.pk,
        at=row.rated_at,
        officer_id=row.officer_id,
        source=row.source,
        handed_over_at=row.handed_over_at,
        staff_id=row.staff_id,
    )


def rated_of(row: models.Rating) -> Rated:
    """Whose work the rating is about."""
    return Rated(row.officer_id, row.organ_id, row.hall_id)


def _seal(said: str) -> str:
    digest = vault().digest(f"rating-invitation:{said}")[:_BYTES]
    return base64.b32encode(digest).decode().lower()


def questions_of(row: models.Questionnaire) -> tuple[Question, ...]:
    """The questions of a questionnaire."""
    return tuple(
        Question(
            QuestionKind(one["kind"]),
            one["text"],
            tuple(one["options"]),
            one["is_required"],
        )
        for one in row.questions
    )


def ballot_digest(code: str) -> str:
    """By what a voter's code is found again; the code itself lies sealed."""
    return vault().digest(f"ballot:{plain_query_code(code)}").hex()
