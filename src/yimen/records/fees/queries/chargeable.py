"""What is still to be charged: cases of charged matters, and their open fees."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from yimen.ports.identifiers import for_search
from yimen.ports.vault import vault
from yimen.records.catalogue import queries as catalogue
from yimen.records.fees import facts, models
from yimen.records.fees.queries.rows import Row, rows
from yimen.records.people.queries.sight import condition_of
from yimen.rules import masking
from yimen.rules.authority.actors import SYSTEM, Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applicants import ApplicantKind
from yimen.rules.catalogue.matters import FeeItem
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.money.fees import Reduction, RegisteredFee, Standard, due_fees


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeableCase:
    """A case that costs something, and which of its fees stand on a bill already."""

    case_id: int
    number: str
    matter_version_id: int
    matter: str
    applicant_id: int
    applicant: str  # masked
    agent_id: int | None
    ticket_id: int | None
    hall_id: int
    received_at: datetime
    billed: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFee:
    """One fee that is not on a bill yet; without a standard it can't be charged."""

    case: ChargeableCase
    code: str
    name: str
    standard: Standard | None
    is_optional: bool
    reductions: tuple[Reduction, ...]


def register(codes: Collection[str]) -> dict[str, RegisteredFee]:
    """The registered fees of these codes, with every standard and ground."""
    found = models.RegisteredFee.objects.filter(code__in=list(codes))
    whole = found.prefetch_related("standards", "reductions")
    return {row.code: facts.fee(row) for row in whole}


def chargeable_of(numbers: Collection[str], actor: Actor) -> tuple[ChargeableCase, ...]:
    """Of these cases, those that may be charged in the actor's hall."""
    which = "cases.number = ANY(%(numbers)s)"
    return _found(which, {"numbers": list(numbers)}, actor)


def chargeable_whole(number: str) -> tuple[ChargeableCase, ...]:
    """A case, or the parts of a joint one, for whoever holds its query code."""
    return _found(_WHOLE, {"number": number}, SYSTEM)


_WHOLE: Final = """(
    cases.number = %(number)s
    OR cases.parent_id = (SELECT id FROM cases WHERE number = %(number)s)
)"""
_TOGETHER: Final = """(
    cases.number = %(number)s
    OR cases.ticket_id = (SELECT ticket_id FROM cases WHERE number = %(number)s)
    OR cases.applicant_id = (SELECT applicant_id FROM cases WHERE number = %(number)s)
)"""
_TICKET: Final = """cases.ticket_id IN (
    SELECT ticket.id FROM ticket
    WHERE ticket.letter || lpad(ticket.number::text, 3, '0') = %(label)s
        AND ticket.day = %(today)s
)"""


def came_together(number: str, actor: Actor) -> tuple[ChargeableCase, ...]:
    """The case and all others of the same visit or applicant that cost something."""
    return _found(_TOGETHER, {"number": number}, actor)


def of_ticket(label: str, actor: Actor, at: datetime) -> tuple[ChargeableCase, ...]:
    """What came in with this ticket today."""
    known = {"label": label.upper(), "today": local_date(at)}
    return _found(_TICKET, known, actor)


def of_document(number: str, actor: Actor) -> tuple[ChargeableCase, ...]:
    """What whoever has this identity number came for."""
    digest = vault().digest(for_search(number))
    which = "applicant.id_digest = %(digest)s"
    return _found(which, {"digest": digest}, actor)


def charges_of(cases: Iterable[ChargeableCase], at: datetime) -> tuple[OpenFee, ...]:
    """The fees of these cases that are on no bill, in the order of the guide."""
    listed = tuple(cases)
    versions = {
        case.matter_version_id: catalogue.matter_version(case.matter_version_id)
        for case in listed
    }
    codes = {fee.item_code for one in versions.values() for fee in due_fees(one)}
    known, on = register(codes), local_date(at)
    found: list[OpenFee] = []
    for case in listed:
        for fee in due_fees(versions[case.matter_version_id]):
            if fee.item_code not in case.billed:
                own = known.get(fee.item_code)
                found.append(_open(case, fee, own, on))
    return tuple(found)


def _open(
    case: ChargeableCase, fee: FeeItem, own: RegisteredFee | None, on: date
) -> OpenFee:
    return OpenFee(
        case=case,
        code=fee.item_code,
        name=own.name if own else fee.name,
        standard=own.standard(on) if own else None,
        is_optional=fee.is_optional,
        reductions=tuple(one for one in own.reductions if one.is_in_force(on))
        if own
        else (),
    )


def _found(
    which: str, parameters: dict[str, Any], actor: Actor
) -> tuple[ChargeableCase, ...]:
    seen, values = condition_of(
        sight_of(actor, Step.SEE_BILLS),
        organ="cases.organ_id",
        hall="cases.hall_id",
        holder="cases.holder_id",
    )
    found = rows("chargeable", {**parameters, **values}, f"{which} AND {seen}")
    return tuple(_case(row) for row in found)


def _case(row: Row) -> ChargeableCase:
    is_person = row["applicant_kind"] == ApplicantKind.PERSON
    return ChargeableCase(
        case_id=row["case_id"],
        number=row["number"],
        matter_version_id=row["matter_version_id"],
        matter=row["matter"],
        applicant_id=row["applicant_id"],
        applicant=masking.name(row["applicant"]) if is_person else row["applicant"],
        agent_id=row["agent_id"],
        ticket_id=row["ticket_id"],
        hall_id=row["hall_id"],
        received_at=row["received_at"],
        billed=frozenset(row["billed"] or ()),
    )
