"""Whose open case a change touches, for a notice before they travel."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from yimen.records.cases.models import Case
from yimen.records.cases.queries import drafting
from yimen.records.queue.queries.touched import (
    booked_for,
    booked_visits,
    waiting_visits,
)
from yimen.rules.cases.lifecycle import AWAITING_DELIVERY, State
from yimen.rules.catalogue.matters import Matter
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.queue.travel import guide_changed

TO_COME = AWAITING_DELIVERY | {State.CORRECTING}
"""The states in which the applicant has to come once more."""

NOT_ACCEPTED = frozenset({State.RECEIVED, State.CORRECTING})


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchedCase:
    """A case and its applicant by id."""

    number: str
    applicant_id: int
    hall_id: int
    hall_name: str
    matter_name: str


def touched_cases(
    states: Iterable[State], *, matter_id: int | None = None, path: str | None = None
) -> tuple[TouchedCase, ...]:
    """The cases in these states, of a matter or in halls below a path."""
    found = Case.objects.filter(state__in=[state.value for state in states])
    if matter_id is not None:
        found = found.filter(matter_version__matter_id=matter_id)
    if path is not None:
        found = found.filter(hall__path__startswith=path)
    rows = found.order_by("pk").values_list(
        "number", "applicant_id", "hall_id", "hall__name", "matter_version__name"
    )
    return tuple(
        TouchedCase(
            number=number,
            applicant_id=applicant_id,
            hall_id=hall_id,
            hall_name=hall,
            matter_name=matter,
        )
        for number, applicant_id, hall_id, hall, matter in rows
    )


@dataclass(frozen=True, slots=True)
class Audience:
    """How many would be told."""

    booked: int = 0
    waiting: int = 0
    cases: int = 0
    drafts: int = 0
    what: str = ""  # what they would be told

    @property
    def total(self) -> int:
        """All of them."""
        return self.booked + self.waiting + self.cases + self.drafts


def audience_of_hall(path: str, at: datetime) -> Audience:
    """Who is about to come to a hall, or to one below it."""
    today = local_date(at)
    return Audience(
        booked=len(booked_visits(today, path=path)),
        waiting=len(waiting_visits(today, path=path)),
        cases=_counted(TO_COME, hall__path__startswith=path),
        drafts=sum(1 for _ in drafting.below(path)),
    )


def audience_of_draft(before: Matter, draft: Matter, at: datetime) -> Audience:
    """Whom publishing this draft over what is in force would tell, and what."""
    told = guide_changed(before, draft)
    if told is None:
        return Audience()
    names = (before.name, draft.name)
    return Audience(
        booked=len(booked_for(local_date(at), names)),
        cases=_counted(
            NOT_ACCEPTED,
            matter_version__matter_id=before.matter_id,
        ),
        drafts=sum(1 for _ in drafting.of_matter(before.matter_id)),
        what=f"{told.what}。{told.bring}",
    )


def _counted(states: Iterable[State], **where: object) -> int:
    named = [state.value for state in states]
    return Case.objects.filter(state__in=named, **where).count()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseToTell:
    """A case that stands for itself, as its applicant hears of it."""

    number: str
    applicant_id: int
    hall_id: int
    hall_name: str
    matter_name: str
    state: State
    due_on: date | None
    is_owed: bool  # promised papers have not come
    missing: tuple[str, ...]  # what the one notice named
    was_told_there: bool  # the notice was given as the papers were taken
    was_accepted_there: bool


def case_to_tell(number: str) -> CaseToTell | None:
    """The case; nothing for a part of a joint one, which is told with the whole."""
    row = (
        Case.objects.select_related("hall", "matter_version", "onetimenotice")
        .filter(number=number, parent__isnull=True)
        .first()
    )
    if row is None:
        return None
    notice = getattr(row, "onetimenotice", None)
    return CaseToTell(
        number=number,
        applicant_id=row.applicant_id,
        hall_id=row.hall_id,
        hall_name=row.hall.name,
        matter_name=row.matter_version.name,
        state=State(row.state),
        due_on=row.due_on,
        is_owed=row.owed_by_on is not None,
        missing=tuple(point["name"] for point in notice.points) if notice else (),
        was_told_there=notice is not None and notice.given_at == row.received_at,
        was_accepted_there=row.accepted_by_id is not None
        and row.accepted_at == row.received_at,
    )
