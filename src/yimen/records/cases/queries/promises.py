"""What applicants promised: the papers of a case, the register, and what is due."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from yimen.records.cases import models
from yimen.records.people import queries as people
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.catalogue.tolerance import OwedState
from yimen.rules.legal_clock.calendar import local_date

_WITHIN: Final = timedelta(days=14)  # two working days, whatever holiday lies before
A_PAGE: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedRow:
    """A promised paper of a case, as pages show it."""

    code: str
    name: str
    lacking: str
    due_on: date
    state: OwedState
    way: str
    is_late: bool

    @property
    def is_owed(self) -> bool:
        """Whether it still has to come."""
        return self.state is OwedState.OWED


@dataclass(frozen=True, slots=True)
class PromiseRecord:
    """How somebody has kept promises so far."""

    kept: int
    broken: int  # and not repaired
    repaired: int

    @property
    def is_trusted(self) -> bool:
        """Whether a new promise is taken."""
        return not self.broken


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenRow:
    """A line of the register of broken promises."""

    promise_id: int
    case_number: str
    applicant: str  # masked
    applicant_id: int
    kind: str
    what: str
    broken_at: datetime
    repaired_at: datetime | None
    repaired_by: str
    repair_ground: str


def owed_rows(raw: list[dict[str, Any]], today: date) -> tuple[OwedRow, ...]:
    """The promised papers as the look of a page brought them along."""
    return tuple(_owed(row, today) for row in raw)


def _owed(row: dict[str, Any], today: date) -> OwedRow:
    due_on = date.fromisoformat(row["due_on"])
    state = OwedState(row["state"])
    return OwedRow(
        code=row["material_code"],
        name=row["name"],
        lacking=row["lacking"],
        due_on=due_on,
        state=state,
        way=row["way"],
        is_late=state is OwedState.OWED and due_on < today,
    )


def promise_record(applicant_id: int) -> PromiseRecord:
    """How this applicant has kept promises, for whoever takes a new one."""
    kept = models.OwedMaterial.objects.filter(
        case__applicant_id=applicant_id, state=OwedState.SUPPLIED
    )
    broken = models.BrokenPromise.objects.filter(applicant_id=applicant_id)
    repaired = broken.exclude(repaired_at=None).count()
    return PromiseRecord(
        kept=kept.values("case_id").distinct().count(),
        broken=broken.filter(repaired_at=None).count(),
        repaired=repaired,
    )


def is_trusted(applicant_id: int) -> bool:
    """Whether the applicant has no broken promise that is not repaired."""
    broken = models.BrokenPromise.objects.filter(
        applicant_id=applicant_id, repaired_at=None
    )
    return not broken.exists()


def lapsed_promises(at: datetime, most: int = 1000) -> tuple[str, ...]:
    """The numbers of cases where the day of a promised paper is over."""
    rows = models.OwedMaterial.objects.filter(
        state=OwedState.OWED,
        due_on__lt=local_date(at),
        case__owed_by_on__isnull=False,
    )
    numbers = rows.order_by("due_on").values_list("case__number", flat=True)[:most]
    return tuple(dict.fromkeys(numbers))


def promises_to_remind(at: datetime, most: int = 1000) -> tuple[str, ...]:
    """The numbers of cases where a promised paper is due before long.

    What a part owes was promised to its whole, and the word about it is the whole's.
    """
    today = local_date(at)
    rows = models.OwedMaterial.objects.filter(
        case__parent=None,
        state=OwedState.OWED,
        reminded_at=None,
        due_on__gte=today,
        due_on__lte=today + _WITHIN,
    )
    numbers = rows.order_by("due_on").values_list("case__number", flat=True)[:most]
    return tuple(dict.fromkeys(numbers))


def broken_promises(
    actor: Actor, *, only_live: bool = False, text: str = "", after: int = 0
) -> tuple[BrokenRow, ...]:
    """The register as far as the actor may see it, newest first, a page at a time."""
    sight = sight_of(actor, Step.SEE_PROMISES)
    rows = models.BrokenPromise.objects.select_related("case__hall", "repaired_by")
    if not sight.everything:
        rows = rows.filter(case__hall__path__startswith=sight.hall_path or "-")
    if only_live:
        rows = rows.filter(repaired_at=None)
    if text:
        rows = rows.filter(case__number__startswith=text)
    if after:
        rows = rows.filter(pk__lt=after)
    found = list(rows.order_by("-pk")[:A_PAGE])
    cards = people.find_applicants([row.applicant_id for row in found])
    return tuple(_broken(row, cards[row.applicant_id].name) for row in found)


def _broken(row: models.BrokenPromise, applicant: str) -> BrokenRow:
    return BrokenRow(
        promise_id=row.pk,
        case_number=row.case.number,
        applicant=applicant,
        applicant_id=row.applicant_id,
        kind=row.kind,
        what=row.what,
        broken_at=row.broken_at,
        repaired_at=row.repaired_at,
        repaired_by=row.repaired_by.name if row.repaired_by else "",
        repair_ground=row.repair_ground,
    )
