"""Who may have a benefit by what was granted here before (免申即享)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import Max, Q, QuerySet

from yimen.records.cases import models
from yimen.records.catalogue import queries as catalogue
from yimen.records.people import queries as people
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.cases.applicants import ApplicantKind
from yimen.rules.cases.lifecycle import State
from yimen.rules.catalogue import proactive
from yimen.rules.catalogue.matters import Matter
from yimen.rules.catalogue.proactive import Granted, Known, NoMatching
from yimen.rules.legal_clock.calendar import local_date

LOOKED_AT: Final = 1000
SHOWN: Final = 200
_STANDS: Final = (State.GRANTED, State.DELIVERED)
_NOT_TAKEN: Final = (
    State.REJECTED,
    State.WITHDRAWN,
    State.RETURNED,
    State.MERGED,
    State.REVOKED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateRow:
    """An applicant who may have the benefit, and why."""

    applicant_id: int
    name: str  # masked
    id_number: str  # masked
    reasons: tuple[str, ...]
    offered_at: datetime | None
    offered_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProactiveMatter:
    """A benefit that is offered, with its rule as it is published."""

    version_id: int
    name: str
    organ_name: str
    rule: tuple[str, ...]
    candidates: tuple[CandidateRow, ...] = ()


def proactive_matters(actor: Actor) -> tuple[ProactiveMatter, ...]:
    """The benefits that this actor may offer, by name."""
    return tuple(
        ProactiveMatter(
            version_id=row.version_id,
            name=row.name,
            organ_name=row.organ_name,
            rule=row.rule,
        )
        for row in catalogue.matched_matters()
        if authority.may(actor, Step.SEE_CANDIDATES, _place(row.organ_id, actor))
    )


def candidates(version_id: int, actor: Actor, at: datetime) -> ProactiveMatter:
    """Who may have this benefit today; the newest grants are looked at first."""
    matter = catalogue.matter_version(version_id)
    authority.require(actor, Step.SEE_CANDIDATES, _place(matter.organ_id, actor))
    found = matched(matter, actor, at)
    cards = people.find_applicants(list(found))
    offers = {
        row.applicant_id: row
        for row in models.BenefitOffer.objects.filter(
            matter__code=matter.code, applicant_id__in=list(found)
        ).select_related("offered_by")
    }
    return ProactiveMatter(
        version_id=version_id,
        name=matter.name,
        organ_name=people.organ_name(matter.organ_id),
        rule=tuple(matter.elements.proactive_rule),
        candidates=tuple(
            _row(cards[one], reasons, offers.get(one)) for one, reasons in found.items()
        )[:SHOWN],
    )


def matched(
    matter: Matter, actor: Actor, at: datetime, applicant_id: int | None = None
) -> dict[int, tuple[str, ...]]:
    """The reasons of each applicant whom the rule fits, of all or of this one."""
    if not matter.elements.is_proactive:
        raise NoMatching
    rule = proactive.conditions(matter.elements.proactive_rule)
    rows = _granted(matter, actor, proactive.held_codes(rule))
    if applicant_id is not None:
        rows = rows.filter(applicant_id=applicant_id)
    newest = rows.values("applicant_id").annotate(last=Max("decided_at"))
    ids = [row["applicant_id"] for row in newest.order_by("-last")[:LOOKED_AT]]
    known = _known(ids, proactive.asked_codes(rule), local_date(at))
    weighed = {one: proactive.weigh(rule, known[one], local_date(at)) for one in ids}
    return {one: reasons for one, reasons in weighed.items() if reasons is not None}


def _granted(
    matter: Matter, actor: Actor, codes: Iterable[str]
) -> QuerySet[models.Case]:
    """What stands of these matters where the actor is, but of nobody who has it."""
    has_it = models.Case.objects.filter(
        matter_version__matter__code=matter.code
    ).exclude(state__in=_NOT_TAKEN)
    here = Q(hall__path__startswith=actor.hall_path) if actor.hall_path else Q()
    return models.Case.objects.filter(
        here,
        state__in=_STANDS,
        result="granted",
        matter_version__matter__code__in=list(codes),
    ).exclude(applicant_id__in=has_it.values("applicant_id"))


def _known(
    applicant_ids: list[int], codes: Iterable[str], today: date
) -> Mapping[int, Known]:
    """What is known of these applicants, in two statements."""
    held: dict[int, dict[str, Granted]] = {one: {} for one in applicant_ids}
    grants = models.Case.objects.filter(
        applicant_id__in=applicant_ids,
        state__in=_STANDS,
        result="granted",
        matter_version__matter__code__in=list(codes),
    ).order_by("decided_at", "pk")
    columns = (
        "applicant_id",
        "matter_version__matter__code",
        "matter_version__name",
        "decided_at",
    )
    for applicant, code, name, decided_at in grants.values_list(*columns):
        held[applicant][code] = Granted(name, local_date(decided_at))
    return {
        one: Known(
            held=held[one],
            is_person=said.kind is ApplicantKind.PERSON,
            born_on=said.born_on,
        )
        for one, said in people.born_on(applicant_ids, today).items()
    }


def _row(
    card: people.PersonCard, reasons: tuple[str, ...], offer: models.BenefitOffer | None
) -> CandidateRow:
    return CandidateRow(
        applicant_id=card.applicant_id,
        name=card.name,
        id_number=card.id_number,
        reasons=reasons,
        offered_at=offer.offered_at if offer else None,
        offered_by=offer.offered_by.name if offer else "",
    )


def _place(organ_id: int, actor: Actor) -> Place:
    return Place(organ_id, hall_id=actor.hall_id, hall_path=actor.hall_path)
