"""What a rating or a call-back must know of a case: its points, its hands, no names."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from yimen.records.cases.models import Case
from yimen.rules.legal_clock.calendar import ONE_DAY, start_of_day


@dataclass(frozen=True, slots=True, kw_only=True)
class RateableCase:
    """A case as somebody may rate it."""

    case_id: int
    number: str
    matter: str
    matter_code: str
    applicant_id: int
    organ_id: int
    organ: str
    hall_id: int
    hall: str
    hall_path: str
    window_id: int | None
    ticket_id: int | None
    received_at: datetime
    received_by_id: int | None
    accepted_at: datetime | None
    accepted_by_id: int | None
    decided_at: datetime | None
    decided_by_id: int | None
    closed_at: datetime | None

    @property
    def ended_at(self) -> datetime | None:
        """When it was decided or ended otherwise."""
        return self.decided_at or self.closed_at

    @property
    def hands(self) -> frozenset[int]:
        """Whoever had a hand in it."""
        hands = (self.received_by_id, self.accepted_by_id, self.decided_by_id)
        return frozenset(one for one in hands if one is not None)


def rateable(case_id: int) -> RateableCase | None:
    """The case, if there is one."""
    row = _rows().filter(pk=case_id).first()
    return _case(row) if row else None


def rateable_cases(case_ids: Iterable[int]) -> tuple[RateableCase, ...]:
    """These cases, by id."""
    rows = _rows().filter(pk__in=list(case_ids)).order_by("number")
    return tuple(map(_case, rows))


def rateable_numbers(numbers: Iterable[str]) -> tuple[RateableCase, ...]:
    """These cases, by number."""
    return tuple(
        map(_case, _rows().filter(number__in=list(numbers)).order_by("number"))
    )


def cases_of_visits(ticket_ids: Iterable[int]) -> dict[int, RateableCase]:
    """The first case that came of each visit."""
    rows = _rows().filter(ticket_id__in=list(ticket_ids)).order_by("-pk")
    return {row.ticket_id: _case(row) for row in rows if row.ticket_id}


def ended_between(
    first_on: date, last_on: date, *, hall_path: str = ""
) -> tuple[RateableCase, ...]:
    """The cases that were decided or ended on these days, in and below a hall."""
    since, until = start_of_day(first_on), start_of_day(last_on + ONE_DAY)
    rows = _rows().filter(
        Q(decided_at__gte=since, decided_at__lt=until)
        | Q(decided_at=None, closed_at__gte=since, closed_at__lt=until)
    )
    if hall_path:
        rows = rows.filter(hall__path__startswith=hall_path)
    return tuple(map(_case, rows.order_by("number")))


def reached_between(first_on: date, last_on: date) -> tuple[RateableCase, ...]:
    """The cases that were received, accepted or ended on these days."""
    since, until = start_of_day(first_on), start_of_day(last_on + ONE_DAY)
    rows = _rows().filter(
        Q(received_at__gte=since, received_at__lt=until)
        | Q(accepted_at__gte=since, accepted_at__lt=until)
        | Q(decided_at__gte=since, decided_at__lt=until)
        | Q(closed_at__gte=since, closed_at__lt=until)
    )
    return tuple(map(_case, rows.order_by("number")))


def _rows() -> QuerySet[Case]:
    return Case.objects.select_related("matter_version__matter", "organ", "hall")


def _case(row: Any) -> RateableCase:
    return RateableCase(
        case_id=row.pk,
        number=row.number,
        matter=row.matter_version.name,
        matter_code=row.matter_version.matter.code,
        applicant_id=row.applicant_id,
        organ_id=row.organ_id,
        organ=row.organ.name,
        hall_id=row.hall_id,
        hall=row.hall.name,
        hall_path=row.hall.path,
        window_id=row.window_id,
        ticket_id=row.ticket_id,
        received_at=row.received_at,
        received_by_id=row.received_by_id,
        accepted_at=row.accepted_at,
        accepted_by_id=row.accepted_by_id,
        decided_at=row.decided_at,
        decided_by_id=row.decided_by_id,
        closed_at=row.closed_at,
    )
