"""Tell everybody whom a change touches, before they travel.

The journal is read on from where the last reading ended: whatever changed a guide, a
window, a hall, its hours or the calendar (a page, an import, a command) wrote its line,
so nobody has to remember to tell. A line is told in one transaction with the note that
it was; the same notice to the same person is never told twice. A journal that is
followed for the first time is followed from its end: the past is past.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from django.db import transaction

from yimen.records.cases.actions._travel import STEPS, notices_of
from yimen.records.cases.queries.moves_told import (
    MovedCase,
    moved_by_organ,
    moved_cases,
)
from yimen.records.journal.queries.following import (
    STILL_OPEN,
    NextLine,
    last_line,
    lines_after,
)
from yimen.records.messages.actions.follow_journal import (
    begin_following,
    note_place,
    note_told,
    told_lines,
)
from yimen.records.messages.actions.tell import Notice, tell_all
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.telling import day_words
from yimen.rules.messages import MessageKind, Recipient, Subject

AT_ONCE: Final = 2000


def tell_touched(*, at: datetime) -> int:
    """How many people are told of what has changed since the last time."""
    end = last_line()
    place, told = begin_following(end).read_from(STILL_OPEN), 0
    while lines := lines_after(place, STEPS, AT_ONCE):
        told += _tell_of(lines, at)
        place = lines[-1].entry_id
    note_place(max(end, place))
    return told


def _tell_of(lines: tuple[NextLine, ...], at: datetime) -> int:
    moves = [line for line in lines if line.step == Step.MOVE_DUE]
    told = _tell_of_moves(moves, at)
    others = [line for line in lines if line.step != Step.MOVE_DUE]
    known = told_lines(line.entry_id for line in others)
    for line in others:
        if line.entry_id not in known:
            told += _tell_line(line, at)
    return told


@transaction.atomic
def _tell_line(line: NextLine, at: datetime) -> int:
    told = tell_all(notices_of(line, at), by=SYSTEM, at=at)
    note_told(line.entry_id, told, at)
    return told


@transaction.atomic
def _tell_of_moves(lines: list[NextLine], at: datetime) -> int:
    """The applicants whose day moved, and the organs that have to keep it."""
    if not lines:
        return 0
    moved = moved_cases(line.subject for line in lines)
    told = tell_all(_due_moved(lines, moved), by=SYSTEM, at=at)
    calendars = {str(line.payload.get("calendar", "")) for line in lines}
    return told + tell_all(_for_organs(calendars, moved.values()), by=SYSTEM, at=at)


def _due_moved(
    lines: Iterable[NextLine], moved: dict[str, MovedCase]
) -> Iterator[Notice]:
    for line in lines:
        case = moved.get(line.subject)
        changes, was = line.payload.get("set", {}), line.payload.get("was", {})
        if case is None or changes.get("due_on") == was.get("due_on"):
            continue
        yield Notice(
            whom=Recipient.applicant(case.applicant_id),
            kind=MessageKind.DUE_MOVED,
            subject=Subject("case", line.subject),
            facts={
                "matter": case.matter_name,
                "case": line.subject,
                "due": day_words(case.due_on),
            },
            hall_id=case.hall_id,
        )


def _for_organs(
    calendars: Iterable[str], moved: Iterable[MovedCase]
) -> Iterator[Notice]:
    organs = {case.organ_id for case in moved}
    for calendar in calendars:
        counted = moved_by_organ(calendar, organs)
        for organ_id, count in counted.items():
            yield Notice(
                whom=Recipient.organ(organ_id),
                kind=MessageKind.CASES_MOVED,
                subject=Subject("calendar", calendar),
                facts={"notice": calendar, "count": str(count)},
                once=calendar,
            )
