"""The home unit is asked by letter whether a clerk may be changed, and answers."""

from datetime import date, datetime
from typing import Final

from django.db import IntegrityError, connection, transaction

from yimen.records.conduct.actions._people import place_of, the_officer
from yimen.records.conduct.actions._write import Done, change, note, officer_of
from yimen.records.conduct.models import Replacement
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.conduct import replacement
from yimen.rules.conduct.replacement import (
    NoHomeUnit,
    ReplacementOpen,
    ReplacementState,
)
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound

_POSTED: Final = """
SELECT min(valid_from) FROM post WHERE officer_id = %s AND valid_to IS NULL
"""
_NUMBER: Final = """
SELECT count(*) + 1 FROM staff_replacement
WHERE extract(year FROM asked_at AT TIME ZONE 'Asia/Shanghai') = %s
"""
_LOCK: Final = "SELECT pg_advisory_xact_lock(hashtextextended('replacement', 0))"


@transaction.atomic
def ask_replacement(
    *, officer_id: int, reason: str, successor: str = "", by: Actor, at: datetime
) -> int:
    """The letter's id; it says whether the clerk has been there for a year."""
    officer = the_officer(officer_id)
    authority.require(by, Step.ASK_REPLACEMENT, place_of(officer))
    if officer.organ_id is None or officer.hall_id is None:
        raise NoHomeUnit(officer=officer_id)
    today = local_date(at)
    posted_on, number = _posted_and_number(officer_id, today)
    row = Replacement(
        officer_id=officer_id,
        hall_id=officer.hall_id,
        organ_id=officer.organ_id,
        number=number,
        posted_on=posted_on,
        is_early=replacement.is_early(posted_on, today),
        reason=replacement.check_text(reason),
        successor=successor.strip(),
        asked_at=at,
        asked_by_id=officer_of(by, Step.ASK_REPLACEMENT),
    )
    _insert(row)
    evidence = {
        "officer": officer_id,
        "organ": row.organ_id,
        "number": number,
        "is_early": row.is_early,
    }
    done = Done(
        step=Step.ASK_REPLACEMENT,
        by=by,
        at=at,
        after="asked",
        evidence=evidence,
        texts={"reason": reason},
    )
    note("staff_replacement", row.pk, done)
    return int(row.pk)


def _posted_and_number(officer_id: int, today: date) -> tuple[date | None, str]:
    with connection.cursor() as cursor:
        cursor.execute(_LOCK)
        cursor.execute(_POSTED, [officer_id])
        (posted_on,) = cursor.fetchone()
        cursor.execute(_NUMBER, [today.year])
        (number,) = cursor.fetchone()
    return posted_on, f"函〔{today.year}〕{number}号"


def _insert(row: Replacement) -> None:
    try:
        with transaction.atomic():
            Replacement.objects.bulk_create([row])
    except IntegrityError as error:
        raise ReplacementOpen(officer=row.officer_id) from error


@transaction.atomic
def answer_replacement(
    *,
    replacement_id: int,
    agrees: bool,
    answer: str,
    version: int,
    by: Actor,
    at: datetime,
) -> None:
    """The home unit agrees, or declines with a reason."""
    row = Replacement.objects.filter(pk=replacement_id).first()
    if row is None:
        raise NotFound(replacement=replacement_id)
    place = Place(organ_id=row.organ_id, hall_id=row.hall_id)
    authority.require(by, Step.ANSWER_REPLACEMENT, place)
    given = ReplacementState.AGREED if agrees else ReplacementState.DECLINED
    state = replacement.after(ReplacementState(row.state), given)
    said = answer.strip() if agrees else replacement.check_text(answer)
    done = Done(
        step=Step.ANSWER_REPLACEMENT,
        by=by,
        at=at,
        after=state,
        evidence={"officer": row.officer_id},
        texts={"answer": said},
    )
    change(
        row,
        version,
        "staff_replacement",
        done,
        state=state.value,
        answer=said,
        answered_at=at,
        answered_by_id=officer_of(by, Step.ANSWER_REPLACEMENT),
    )
