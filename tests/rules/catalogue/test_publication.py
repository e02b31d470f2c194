"""What stops publication, what only warns, and in which field."""

from dataclasses import replace
from typing import Any

import pytest

from makers.catalogue import ELEMENTS, a_fee, a_matter
from yimen.rules.catalogue.elements import Elements
from yimen.rules.catalogue.intake import Necessity
from yimen.rules.catalogue.matters import (
    DEFAULT_STEPS,
    CaseKind,
    Material,
    Matter,
    MatterType,
    ProcedureStep,
    ResultKind,
    StepKind,
    with_default_limit,
)
from yimen.rules.catalogue.publication import (
    NotPublishable,
    Weight,
    errors,
    objections,
    require_publishable,
)
from yimen.rules.legal_clock.limits import Limit, Unit


def says(**changes: Any) -> Elements:
    return replace(ELEMENTS, **changes)


def found(matter: Matter, weight: Weight) -> set[tuple[str, str]]:
    return {(o.field, o.kind) for o in objections(matter) if o.weight is weight}


def test_a_whole_matter_has_nothing_against_it() -> None:
    assert require_publishable(a_matter()) == ()


PAPER = Material(code="M1", name="申请书", originals=1)
ERRORS: list[tuple[dict[str, Any], str, str]] = [
    ({"name": " "}, "name", "no_name"),
    ({"code": ""}, "code", "no_code"),
    (
        {"matter_type": MatterType.NON_LICENSE_APPROVAL},
        "matter_type",
        "abolished_type",
    ),
    ({"case_kind": CaseKind.INSTANT}, "promised_limit", "instant_needs_same_day"),
    (
        {
            "case_kind": CaseKind.INSTANT,
            "promised_limit": Limit(0),
            "steps": (
                *DEFAULT_STEPS[:4],
                ProcedureStep(kind=StepKind.DELIVERY, name="送达", limit=Limit(2)),
            ),
        },
        "steps",
        "instant_with_slow_step",
    ),
    ({"promised_limit": Limit(0)}, "case_kind", "same_day_is_instant"),
    ({"promised_limit": Limit(21)}, "promised_limit", "promise_exceeds_law"),
    ({"statutory_limit": None}, "statutory_limit", "needs_statutory_limit"),
    (
        {"matter_type": MatterType.PUBLIC_SERVICE, "promised_limit": None},
        "promised_limit",
        "needs_promise",
    ),
    ({"visit_count": None}, "visit_count", "visits_unknown"),
    ({"visit_count": 1}, "elements.visit_reason", "visit_needs_reason"),
    (
        {"elements": says(is_online=False, takes_mail=False)},
        "elements.takes_mail",
        "no_visit_needs_mail",
    ),
    (
        {"visit_count": 1, "elements": says(visit_reason="核验", online_depth="Ⅳ级")},
        "visit_count",
        "fully_online_needs_no_visit",
    ),
    ({"is_charged": True}, "fees", "charge_without_fee"),
    ({"fees": (a_fee(),)}, "is_charged", "fee_without_charge"),
    (
        {"elements": says(pays_online=True)},
        "elements.pays_online",
        "free_needs_no_payment",
    ),
    (
        {"is_charged": True, "fees": (a_fee(), a_fee(basis=""))},
        "fees[2].basis",
        "fee_needs_basis",
    ),
    (
        {"is_charged": True, "fees": (a_fee(standard=""),)},
        "fees[1].standard",
        "fee_needs_standard",
    ),
    ({"is_charged": True, "fees": (a_fee(name=""),)}, "fees[1].name", "fee_needs_name"),
    ({"elements": says(consult_phone="")}, "elements.consult_phone", "no_phone"),
    (
        {"elements": says(consult_phone="2123456")},
        "elements.consult_phone",
        "no_area_code",
    ),
    (
        {"elements": says(complaint_phone="0597 2123456")},
        "elements.complaint_phone",
        "same_phone_for_complaints",
    ),
    ({"elements": says(audiences=())}, "elements.audiences", "no_audience"),
    (
        {"elements": says(audiences=("企业法人",))},
        "elements.person_themes",
        "theme_for_persons_only",
    ),
    (
        {"elements": says(audiences=("自然人",))},
        "elements.legal_themes",
        "theme_for_bodies_only",
    ),
    ({"steps": DEFAULT_STEPS[:3]}, "steps", "licence_needs_five_steps"),
    (
        {"result_kind": ResultKind.OTHER},
        "result_kind",
        "certificate_closes_by_issue",
    ),
    (
        {"result_name": "关于设立学校的批复"},
        "result_kind",
        "document_closes_by_approval",
    ),
    ({"materials": ()}, "materials", "no_material_said"),
    ({"needs_no_material": True}, "needs_no_material", "materials_after_all"),
    (
        {"materials": (PAPER, replace(PAPER, name="另一份"))},
        "materials[2].code",
        "material_code_twice",
    ),
    (
        {"materials": (PAPER, Material(code="M2", name="", copies=1))},
        "materials[2].name",
        "material_needs_name",
    ),
    (
        {"materials": (replace(PAPER, necessity=Necessity.DEFERRABLE),)},
        "materials[1].grace_days",
        "deferrable_needs_days",
    ),
]


@pytest.mark.parametrize(
    ("changes", "field", "kind"), ERRORS, ids=lambda v: str(v)[:40]
)
def test_what_contradicts_law_or_guide_stops(
    changes: dict[str, Any], field: str, kind: str
) -> None:
    matter = a_matter(**changes)

    assert (field, kind) in found(matter, Weight.ERROR)
    with pytest.raises(NotPublishable) as refused:
        require_publishable(matter)
    assert refused.value.facts["count"] == len(errors(matter))


WARNINGS: list[tuple[dict[str, Any], str, str]] = [
    ({"elements": says(legal_bases=())}, "elements.legal_bases", "no_basis"),
    ({"conditions": ()}, "conditions", "no_condition"),
    ({"promised_limit": None}, "promised_limit", "no_promise"),
    (
        {"promised_limit": Limit(30, Unit.CALENDAR_DAY)},
        "promised_limit",
        "limits_in_other_units",
    ),
    (
        {"elements": says(consult_phone="广东省省级企业")},
        "elements.consult_phone",
        "odd_phone",
    ),
    ({"elements": says(place="")}, "elements.place", "no_place"),
    (
        {"elements": says(audiences=("自然人", "企业法人", "外星人"))},
        "elements.audiences",
        "unknown_audience",
    ),
    (
        {"elements": says(person_themes=(), legal_themes=())},
        "elements.person_themes",
        "no_theme",
    ),
    (
        {"elements": says(person_themes=("天文",))},
        "elements.person_themes",
        "unknown_theme",
    ),
    ({"faqs": ()}, "faqs", "licence_needs_question"),
    ({"steps": DEFAULT_STEPS[::-1]}, "steps", "steps_out_of_order"),
    (
        {"matter_type": MatterType.PUBLIC_SERVICE, "steps": ()},
        "steps",
        "no_step",
    ),
    ({"result_name": ""}, "result_name", "no_result"),
    (
        {"elements": says(result_sample="")},
        "elements.result_sample",
        "no_result_sample",
    ),
    (
        {"materials": (Material(code="M1", name="申请书"),)},
        "materials[1].originals",
        "no_count_of_copies",
    ),
    (
        {"is_charged": True, "fees": (a_fee(can_be_reduced=True),)},
        "fees[1].reduction_basis",
        "reduction_needs_basis",
    ),
]


@pytest.mark.parametrize(
    ("changes", "field", "kind"), WARNINGS, ids=lambda v: str(v)[:40]
)
def test_what_a_good_guide_says_only_warns(
    changes: dict[str, Any], field: str, kind: str
) -> None:
    matter = a_matter(**changes)

    assert (field, kind) in found(matter, Weight.WARNING)
    assert not errors(matter)


def test_a_licence_without_a_limit_has_the_acts_twenty_days() -> None:
    matter = with_default_limit(a_matter(statutory_limit=None))

    assert matter.statutory_limit == Limit(20)
    assert found(matter, Weight.WARNING) == {
        ("statutory_limit", "statutory_is_default")
    }


def test_a_matter_may_have_nothing_to_take_home() -> None:
    matter = a_matter(result_name="", result_kind=ResultKind.NONE)

    assert not objections(matter)


def test_nothing_but_a_licence_takes_the_default() -> None:
    service = a_matter(matter_type=MatterType.PUBLIC_SERVICE, statutory_limit=None)

    assert with_default_limit(service) is service


def test_limits_in_different_units_are_not_compared() -> None:
    matter = a_matter(promised_limit=Limit(90, Unit.CALENDAR_DAY))

    assert not errors(matter)


def test_an_instant_matter_is_promised_for_the_same_day() -> None:
    spot = a_matter(case_kind=CaseKind.INSTANT, promised_limit=Limit(0))
    hour = replace(spot, promised_limit=Limit(1, Unit.HOUR))

    assert not errors(spot)
    assert not errors(hour)


@pytest.mark.parametrize("number", ["12345", "020-12345-1", "0597-2123456", "95598"])
def test_a_service_number_needs_no_area_code(number: str) -> None:
    matter = a_matter(elements=says(consult_phone=number, complaint_phone="12388"))

    assert not objections(matter)
