"""Call a meeting of review, take its ballots, close it."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from yimen.ports.vault import vault
from yimen.records.journal.append import Line, append
from yimen.records.network import queries as network
from yimen.records.ratings import models
from yimen.records.ratings.facts import ballot_digest
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import VISITOR, Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.cases.numbers import query_code
from yimen.rules.refusals import NotFound
from yimen.rules.voice import review_meetings
from yimen.rules.voice.review_meetings import (
    FEWEST_BALLOTS,
    BallotCast,
    MeetingClosed,
    TooFewBallots,
    Verdict,
)

_SIGNS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingWish:
    """What kind of meeting is called."""

    title: str
    place: str
    held_on: date
    hall_id: int
    units: Sequence[str]
    voters: Sequence[str]


@transaction.atomic
def call_review_meeting(*, wish: MeetingWish, by: Actor, at: datetime) -> int:
    """The meeting's id; every voter has a code of their own."""
    hall = next((h for h in network.halls() if h.node_id == wish.hall_id), None)
    if hall is None:
        raise NotFound(hall=wish.hall_id)
    place = Place(hall_id=wish.hall_id, hall_path=hall.path)
    authority.require(by, Step.HOLD_REVIEW_MEETING, place)
    review_meetings.check_meeting(wish.title, wish.units, wish.voters)
    row = models.ReviewMeeting.objects.create(
        title=wish.title.strip(),
        place=wish.place.strip(),
        held_on=wish.held_on,
        hall_id=wish.hall_id,
        units=list(wish.units),
        made_at=at,
        made_by_id=by.officer_id,
    )
    models.Voter.objects.bulk_create(_voter(row, name) for name in wish.voters)
    _write(row.pk, Step.HOLD_REVIEW_MEETING, by, at, {"voters": len(wish.voters)})
    return int(row.pk)


@transaction.atomic
def cast_ballot(*, code: str, ballot: Mapping[str, Verdict], at: datetime) -> None:
    """One ballot for one code; nothing joins the two afterwards."""
    voters = models.Voter.objects.select_related("meeting").select_for_update(
        of=("self",)
    )
    voter = voters.filter(code_digest=ballot_digest(code), has_voted=False).first()
    if voter is None:
        raise BallotCast
    meeting = voter.meeting
    if meeting.closed_at is not None:
        raise MeetingClosed(meeting=meeting.pk)
    review_meetings.check_ballot(meeting.units, ballot)
    models.Voter.objects.filter(pk=voter.pk).update(has_voted=True)
    said = {unit: verdict.value for unit, verdict in ballot.items()}
    models.Ballot.objects.create(meeting=meeting, said=said)
    _write(meeting.pk, Step.CAST_BALLOT, VISITOR, at, {})


@transaction.atomic
def close_review_meeting(*, meeting_id: int, by: Actor, at: datetime) -> None:
    """The results can be read from now on."""
    rows = models.ReviewMeeting.objects.select_related("hall")
    row = rows.filter(pk=meeting_id).first()
    if row is None:
        raise NotFound(meeting=meeting_id)
    place = Place(hall_id=row.hall_id, hall_path=row.hall.path)
    authority.require(by, Step.HOLD_REVIEW_MEETING, place)
    if row.ballots.count() < FEWEST_BALLOTS:
        raise TooFewBallots(fewest=FEWEST_BALLOTS)
    open_rows = models.ReviewMeeting.objects.filter(pk=meeting_id, closed_at=None)
    if not open_rows.update(closed_at=at):
        raise MeetingClosed(meeting=meeting_id)
    _write(row.pk, Step.HOLD_REVIEW_MEETING, by, at, {"ballots": row.ballots.count()})


def _voter(row: models.ReviewMeeting, name: str) -> models.Voter:
    code = query_code(secrets.randbelow(2**16) for _ in range(_SIGNS))
    return models.Voter(
        meeting=row,
        name=name.strip(),
        code_digest=ballot_digest(code),
        code_sealed=vault().seal(code),
    )


def _write(
    meeting_id: int, step: Step, by: Actor, at: datetime, payload: dict[str, object]
) -> None:
    append(
        Line(
            kind="review_meeting",
            subject=str(meeting_id),
            step=step,
            by=by,
            happened_at=at,
            payload=payload,
        )
    )
