"""What must be right before a matter is published, and what should be.

行政许可法 30 has the organ show the matter, its basis, conditions, number, procedure,
limit and all papers; 42 and 58-59 bind the limit and the fee. A working city system
(rulebook 5.4) checks thirty things at the press of "publish"; they are here, each with
the field it speaks of. An *error* contradicts the law or the guide itself: nobody could
follow the guide, or the clock or the cashier would be wrong. A *warning* names what a
good guide says and this one leaves out; it is shown and does not stop.

Invariants: `objections` looks at one matter only and never changes it; limits are
compared only in the same unit, otherwise that is a warning.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from yimen.rules.catalogue import commitments, proactive, procedures
from yimen.rules.catalogue.captions import limit_read
from yimen.rules.catalogue.elements import LEGAL, PERSON
from yimen.rules.catalogue.intake import Necessity
from yimen.rules.catalogue.matters import (
    CaseKind,
    FeeItem,
    Matter,
    MatterType,
    ResultKind,
    StepKind,
)
from yimen.rules.catalogue.telephones import digits, is_dialable, lacks_area_code
from yimen.rules.catalogue.themes import LEGAL_THEMES, PERSON_THEMES
from yimen.rules.refusals import Refused


class Weight(StrEnum):
    """Whether an objection stops publication."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Objection:
    """One thing that is wrong or missing, and in which field."""

    weight: Weight
    field: str
    kind: str
    value: str = ""


class NotPublishable(Refused):
    """The matter has errors; the first is named, all are listed."""


Found = Iterator[Objection]


def _error(field: str, kind: str, value: object = "") -> Objection:
    return Objection(Weight.ERROR, field, kind, str(value))


def _warning(field: str, kind: str, value: object = "") -> Objection:
    return Objection(Weight.WARNING, field, kind, str(value))


def _identity(matter: Matter) -> Found:
    if not matter.name.strip():
        yield _error("name", "no_name")
    if not matter.code.strip():
        yield _error("code", "no_code")
    if matter.matter_type is MatterType.NON_LICENSE_APPROVAL:
        yield _error("matter_type", "abolished_type")
    if not matter.elements.legal_bases:
        yield _warning("elements.legal_bases", "no_basis")
    if not matter.conditions:
        yield _warning("conditions", "no_condition")


def _kind(matter: Matter) -> Found:
    promise = matter.promised_limit
    same_day = promise is not None and (promise.number == 0 or promise.unit.is_timed)
    if matter.case_kind is CaseKind.INSTANT:
        if not same_day:
            yield _error("promised_limit", "instant_needs_same_day")
        if any(
            s.limit and s.limit.number and not s.limit.unit.is_timed
            for s in matter.steps
        ):
            yield _error("steps", "instant_with_slow_step")
    elif promise is not None and promise.number == 0:
        yield _error("case_kind", "same_day_is_instant")


def _limits(matter: Matter) -> Found:
    licence = matter.matter_type is MatterType.ADMINISTRATIVE_LICENSE
    statutory, promise = matter.statutory_limit, matter.promised_limit
    if promise is None:
        if licence and statutory is not None:
            yield _warning("promised_limit", "no_promise")
        else:
            yield _error("promised_limit", "needs_promise")
    if licence and statutory is None:
        yield _error("statutory_limit", "needs_statutory_limit")
    if matter.statutory_is_default:
        yield _warning("statutory_limit", "statutory_is_default")
    if statutory is None or promise is None or promise.number == 0:
        return
    if statutory.unit is not promise.unit:
        yield _warning("promised_limit", "limits_in_other_units")
    elif promise.number > statutory.number:
        yield _error("promised_limit", "promise_exceeds_law", promise.number)


_FULLY_ONLINE: Final = "Ⅳ级"


def _visits(matter: Matter) -> Found:
    visits, plain = matter.visit_count, matter.elements
    if visits is None:
        yield _error("visit_count", "visits_unknown")
        return
    if visits > 0 and not plain.visit_reason.strip():
        yield _error("elements.visit_reason", "visit_needs_reason", visits)
    if visits == 0 and not plain.is_online and not plain.takes_mail:
        yield _error("elements.takes_mail", "no_visit_needs_mail")
    if plain.online_depth.startswith(_FULLY_ONLINE) and visits > 0:
        yield _error("visit_count", "fully_online_needs_no_visit", visits)


def _charges(matter: Matter) -> Found:
    if not matter.is_charged:
        if matter.fees:
            yield _error("is_charged", "fee_without_charge")
        if matter.elements.pays_online:
            yield _error("elements.pays_online", "free_needs_no_payment")
        return
    if not matter.fees:
        yield _error("fees", "charge_without_fee")
    for place, fee in enumerate(matter.fees, 1):
        yield from _fee(fee, f"fees[{place}]")


def _fee(fee: FeeItem, where: str) -> Found:
    if not fee.name.strip():
        yield _error(f"{where}.name", "fee_needs_name")
    if not fee.standard.strip():
        yield _error(f"{where}.standard", "fee_needs_standard", fee.name)
    if not fee.basis.strip():
        yield _error(f"{where}.basis", "fee_needs_basis", fee.name)
    if not fee.item_code.strip():
        yield _warning(f"{where}.item_code", "fee_not_registered", fee.name)
    if fee.can_be_reduced and not fee.reduction_basis.strip():
        yield _warning(f"{where}.reduction_basis", "reduction_needs_basis", fee.name)


def _contact(matter: Matter) -> Found:
    plain = matter.elements
    for name in ("consult_phone", "complaint_phone"):
        number: str = getattr(plain, name)
        field = f"elements.{name}"
        if not number.strip():
            yield _error(field, "no_phone")
        elif lacks_area_code(number):
            yield _error(field, "no_area_code", number)
        elif not is_dialable(number):
            yield _warning(field, "odd_phone", number)
    same = digits(plain.consult_phone) == digits(plain.complaint_phone)
    if plain.consult_phone.strip() and same:
        yield _error(
            "elements.complaint_phone", "same_phone_for_complaints", plain.consult_phone
        )
    if plain.in_hall and not plain.place.strip():
        yield _warning("elements.place", "no_place")


def _audience(matter: Matter) -> Found:
    plain = matter.elements
    serves = set(plain.audiences)
    if not serves:
        yield _error("elements.audiences", "no_audience")
        return
    for strange in sorted(serves - LEGAL - {PERSON}):
        yield _warning("elements.audiences", "unknown_audience", strange)
    if plain.person_themes and PERSON not in serves:
        yield _error("elements.person_themes", "theme_for_persons_only")
    if plain.legal_themes and not serves & LEGAL:
        yield _error("elements.legal_themes", "theme_for_bodies_only")
    if not plain.person_themes and not plain.legal_themes:
        yield _warning("elements.person_themes", "no_theme")
    strange_themes = set(plain.person_themes) - set(PERSON_THEMES)
    strange_themes |= set(plain.legal_themes) - set(LEGAL_THEMES)
    for theme in sorted(strange_themes):
        yield _warning("elements.person_themes", "unknown_theme", theme)


def _procedure(matter: Matter) -> Found:
    licence = matter.matter_type is MatterType.ADMINISTRATIVE_LICENSE
    missing = [kind for kind in StepKind if kind not in {s.kind for s in matter.steps}]
    if licence and missing:
        yield _error("steps", "licence_needs_five_steps", " ".join(missing))
    elif not matter.steps:
        yield _warning("steps", "no_step")
    if licence and not matter.faqs:
        yield _warning("faqs", "licence_needs_question")
    order = [list(StepKind).index(step.kind) for step in matter.steps]
    if order != sorted(order):
        yield _warning("steps", "steps_out_of_order")


_CERTIFICATE: Final = re.compile(r"(证|证书|执照|证明)$")
_DOCUMENT: Final = re.compile(r"(批文|批复|批准书|决定书)$")


def _result(matter: Matter) -> Found:
    name = matter.result_name.strip("》」\"' ")
    if not name:
        if matter.result_kind is not ResultKind.NONE:
            yield _warning("result_name", "no_result")
        return
    if _CERTIFICATE.search(name) and matter.result_kind is not ResultKind.CERTIFICATE:
        yield _error("result_kind", "certificate_closes_by_issue", name)
    approval = ResultKind.APPROVAL_DOCUMENT
    if _DOCUMENT.search(name) and matter.result_kind is not approval:
        yield _error("result_kind", "document_closes_by_approval", name)
    if not matter.elements.result_sample.strip():
        yield _warning("elements.result_sample", "no_result_sample", name)


def _papers(matter: Matter) -> Found:
    if not matter.materials and not matter.needs_no_material:
        yield _error("materials", "no_material_said")
    if matter.materials and matter.needs_no_material:
        yield _error("needs_no_material", "materials_after_all")
    codes = [paper.code for paper in matter.materials]
    for place, paper in enumerate(matter.materials, 1):
        where = f"materials[{place}]"
        if not paper.name.strip():
            yield _error(f"{where}.name", "material_needs_name")
        if codes.count(paper.code) > 1:
            yield _error(f"{where}.code", "material_code_twice", paper.code)
        if paper.necessity is Necessity.DEFERRABLE and not paper.grace_days:
            yield _error(f"{where}.grace_days", "deferrable_needs_days", paper.name)
        if not paper.is_shared and not paper.originals and not paper.copies:
            yield _warning(f"{where}.originals", "no_count_of_copies", paper.name)


def _procedures(matter: Matter) -> Found:
    lines = matter.elements.uncounted_procedures
    field = "elements.uncounted_procedures"
    for line in procedures.unknown(lines):
        yield _error(field, "procedure_unknown", line)
    for line in procedures.without_article(lines):
        yield _error(field, "procedure_needs_article", line)


def _proactive(matter: Matter) -> Found:
    licence = matter.matter_type is MatterType.ADMINISTRATIVE_LICENSE
    if matter.elements.is_proactive and licence:
        yield _error("elements.is_proactive", "licence_is_applied_for")
    lines = matter.elements.proactive_rule
    for line in proactive.unreadable(lines):
        yield _error("elements.proactive_rule", "matching_unreadable", line)
    if lines and not matter.elements.is_proactive:
        yield _error("elements.is_proactive", "matching_without_mark")
    read = [one for one in map(proactive.condition_read, lines) if one]
    if lines and not proactive.held_codes(read):
        yield _error("elements.proactive_rule", "matching_needs_holding")


def _commitment(matter: Matter) -> Found:
    plain = matter.elements
    if not plain.allows_commitment:
        return
    for area in commitments.barred_by(plain):
        yield _error("elements.risk_areas", "commitment_in_risk_area", area)
    if plain.quota.strip():
        yield _error("elements.quota", "commitment_with_quota", plain.quota)
    if not plain.commitment_conditions:
        yield _error("elements.commitment_conditions", "commitment_needs_conditions")
    if not plain.commitment_consequence.strip():
        yield _error("elements.commitment_consequence", "commitment_needs_consequence")
    limit = plain.commitment_check_limit
    if limit.strip() and limit_read(limit) is None:
        yield _error("elements.commitment_check_limit", "commitment_limit_odd", limit)
    codes = [paper.code for paper in matter.materials]
    for code in commitments.unknown_papers(plain, codes):
        yield _error("elements.commitment_replaces", "commitment_for_unknown", code)


CHECKS: Final[tuple[Callable[[Matter], Found], ...]] = (
    _identity,
    _kind,
    _limits,
    _visits,
    _charges,
    _contact,
    _audience,
    _procedure,
    _result,
    _papers,
    _procedures,
    _commitment,
    _proactive,
)


def objections(matter: Matter) -> tuple[Objection, ...]:
    """Everything that is wrong with the matter or missing, in the guide's order."""
    return tuple(found for check in CHECKS for found in check(matter))


def errors(matter: Matter) -> tuple[Objection, ...]:
    """What stops publication."""
    return tuple(o for o in objections(matter) if o.weight is Weight.ERROR)


def require_publishable(
    matter: Matter, *, unregistered: frozenset[str] = frozenset()
) -> tuple[Objection, ...]:
    """The warnings of a matter without errors; raises `NotPublishable` otherwise.

    `unregistered` are the codes of its fees that the fee register does not know, or
    has no standard for today (许可法 59).
    """
    found = objections(matter) + tuple(
        _error("fees", "fee_unknown", code) for code in sorted(unregistered)
    )
    wrong = tuple(o for o in found if o.weight is Weight.ERROR)
    if wrong:
        raise NotPublishable(matter=matter.code, count=len(wrong), errors=wrong)
    return found
