"""What a holiday notice would do to the open cases, before it is loaded."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from yimen.records.calendars.actions.load_notice import Loaded, load_notice
from yimen.records.cases.actions._follow import Moves, count_moves, facts_to_count
from yimen.records.cases.queries.moved import MovedRow, cases_to_move
from yimen.rules.authority.actors import Actor
from yimen.rules.legal_clock.holiday_table import NoticeTable


@dataclass(frozen=True, slots=True)
class Foreseen:
    """The days that change, the cases that move, and the first hundred of them."""

    loaded: Loaded
    moves: Moves
    cases: tuple[MovedRow, ...]


class _Undone(Exception):
    """Carries the answer out of the transaction that it undoes."""

    def __init__(self, foreseen: Foreseen) -> None:
        self.foreseen = foreseen


def foresee_calendar(
    *,
    table: NoticeTable,
    region: str,
    label: str,
    source: str,
    by: Actor,
    at: datetime,
) -> Foreseen:
    """The notice loaded, counted by, and undone: nothing is left of it."""
    try:
        with transaction.atomic():
            loaded = load_notice(
                table=table, region=region, label=label, source=source, by=by, at=at
            )
            parameters = facts_to_count()
            moves = count_moves(parameters)
            raise _Undone(Foreseen(loaded, moves, cases_to_move(parameters)))  # noqa: TRY301
    except _Undone as undone:
        return undone.foreseen
