"""Parts of a case as the rules know them, from columns and from JSON."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from yimen.records.cases.facts.looks import Row
from yimen.rules.authority.actors import Role
from yimen.rules.authority.separation import Letter
from yimen.rules.cases.lifecycle import State
from yimen.rules.catalogue.intake import Paper, PaperState
from yimen.rules.legal_clock.extensions import Extension
from yimen.rules.legal_clock.limits import Limit, Unit
from yimen.rules.legal_clock.pauses import Pause, Procedure


@dataclass(frozen=True, slots=True)
class StoppedAt:
    """A pause with its row and the state to come back to."""

    pause_id: int
    pause: Pause
    returns_to: State


def rows_of(raw: str | None) -> list[dict[str, Any]]:
    """The rows of a JSON array; Django hands JSON over as text."""
    found: list[dict[str, Any]] = json.loads(raw) if raw else []
    return found


def limit_of(number: int | None, unit: str) -> Limit | None:
    """A limit from its two columns."""
    return None if number is None else Limit(number, Unit(unit))


def _day(raw: str | None) -> date | None:
    return date.fromisoformat(raw) if raw else None


def _instant(raw: str | None) -> datetime | None:
    return datetime.fromisoformat(raw) if raw else None


def stops_of(raw: str | None) -> tuple[StoppedAt, ...]:
    """The pauses of a case from their JSON."""
    return tuple(_stop(one) for one in rows_of(raw))


def _stop(raw: Row) -> StoppedAt:
    return StoppedAt(
        raw["id"],
        Pause(
            date.fromisoformat(raw["started_on"]),
            _day(raw["ended_on"]),
            raw["asked_days"],
            Procedure(raw["procedure"]),
            raw["article"],
            started_at=_instant(raw["started_at"]),
            ended_at=_instant(raw["ended_at"]),
        ),
        State(raw["returns_to"]),
    )


def extension_of(row: Row) -> Extension | None:
    """The one extension, if there is one."""
    if row["extended_days"] is None:
        return None
    return Extension(
        row["extended_days"],
        row["extended_on"],
        Role(row["extended_by_rank"]),
        row["extended_article"],
    )


def letter_of(raw: Row) -> Letter:
    """A letter of the actor's."""
    return Letter(
        organ_id=raw["organ_id"],
        officer_id=raw["officer_id"],
        matter_codes=frozenset(raw["matter_codes"]),
        valid_from=date.fromisoformat(raw["valid_from"]),
        last_valid_on=date.fromisoformat(raw["last_valid_on"]),
        revoked_on=_day(raw["revoked_on"]),
    )


def paper_of(raw: Row) -> Paper:
    """A material as it was handed in, or not."""
    return Paper(
        code=raw["material_code"],
        state=PaperState(raw["state"]),
        originals=raw["originals"],
        copies=raw["copies"],
        remark=raw["remark"],
    )
