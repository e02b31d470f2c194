"""Rows of the catalogue as the values the rules know, and back."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from yimen.records.catalogue import models
from yimen.rules.catalogue.elements import Elements
from yimen.rules.catalogue.intake import Necessity
from yimen.rules.catalogue.matters import (
    BusinessLine,
    CaseKind,
    Condition,
    Faq,
    FeeItem,
    Material,
    MaterialForm,
    MaterialSource,
    Matter,
    MatterType,
    ProcedureStep,
    ResultKind,
    StepKind,
)
from yimen.rules.catalogue.rounds import Round, RoundKind
from yimen.rules.legal_clock.limits import Limit, Unit

SOURCE = "source"
"""The key of `elements` under which an import keeps what it could not place."""

SAME_NAME = (
    "name",
    "exercise_level",
    "statutory_is_default",
    "extension_days",
    "extension_article",
    "visit_count",
    "is_charged",
    "needs_no_material",
    "result_name",
)


def matter(row: models.MatterVersion) -> Matter:
    """The matter of a version row with its children fetched."""
    parent = row.matter
    return Matter(
        code=parent.code,
        base_code=parent.base_code,
        organ_id=row.organ_id,
        matter_id=parent.pk,
        version_id=row.pk,
        number=row.number,
        valid_from=row.valid_from,
        line=BusinessLine(row.line) if row.line else None,
        matter_type=MatterType(row.matter_type),
        case_kind=CaseKind(row.case_kind),
        statutory_limit=limit(row.statutory_number, row.statutory_unit),
        promised_limit=limit(row.promised_number, row.promised_unit),
        result_kind=ResultKind(row.result_kind or ResultKind.OTHER),
        elements=elements(row.elements),
        conditions=tuple(
            Condition(text=c.text, basis=c.basis) for c in row.conditions.all()
        ),
        materials=tuple(material(m) for m in row.materials.all()),
        steps=tuple(step(s) for s in row.steps.all()),
        fees=tuple(fee(f) for f in row.fees.all()),
        faqs=tuple(Faq(question=q.question, answer=q.answer) for q in row.faqs.all()),
        **{name: getattr(row, name) for name in SAME_NAME},
    )


def limit(number: int | None, unit: str) -> Limit | None:
    """A limit from its two columns; none where no number stands."""
    return None if number is None else Limit(number, Unit(unit))


def elements(raw: Mapping[str, Any]) -> Elements:
    """The plain elements of a version; lists become tuples again."""
    known = {f.name for f in fields(Elements)}
    said: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in raw.items()
        if name in known
    }
    return Elements(**said)


def material(row: models.Material) -> Material:
    """A paper as the rules know it."""
    plain = {
        f.name: getattr(row, f.name)
        for f in fields(Material)
        if f.name not in {"necessity", "source", "form"}
    }
    return Material(
        necessity=Necessity(row.necessity),
        source=MaterialSource(row.source),
        form=MaterialForm(row.form),
        **plain,
    )


def step(row: models.ProcedureStep) -> ProcedureStep:
    """A step of the flow as the rules know it."""
    return ProcedureStep(
        kind=StepKind(row.kind),
        name=row.name,
        limit=limit(row.limit_number, row.limit_unit),
        handler=row.handler,
        standard=row.standard,
        is_merged=row.is_merged,
    )


def fee(row: models.FeeItem) -> FeeItem:
    """What is charged, as the rules know it."""
    return FeeItem(**{f.name: getattr(row, f.name) for f in fields(FeeItem)})


def version_columns(value: Matter, source: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a version row that hold this matter."""
    statutory, promised = value.statutory_limit, value.promised_limit
    plain = {
        f.name: _stored(getattr(value.elements, f.name))
        for f in fields(Elements)
        if getattr(value.elements, f.name) != f.default
    }
    return {
        **{name: getattr(value, name) for name in SAME_NAME},
        "matter_type": value.matter_type.value,
        "case_kind": value.case_kind.value,
        "result_kind": value.result_kind.value,
        "statutory_number": statutory.number if statutory else None,
        "statutory_unit": statutory.unit.value if statutory else "",
        "promised_number": promised.number if promised else None,
        "promised_unit": promised.unit.value if promised else "",
        "elements": {**plain, **({SOURCE: dict(source)} if source else {})},
    }


def _stored(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def children(value: Matter, row: models.MatterVersion) -> list[Any]:
    """The unsaved rows below a version: papers, conditions, steps, fees, questions."""
    made: list[Any] = []
    for order, paper in enumerate(value.materials, 1):
        columns = {f.name: _column(getattr(paper, f.name)) for f in fields(paper)}
        made.append(models.Material(matter_version=row, order=order, **columns))
    for order, rule in enumerate(value.conditions, 1):
        made.append(
            models.Condition(
                matter_version=row, order=order, text=rule.text, basis=rule.basis
            )
        )
    for order, part in enumerate(value.steps, 1):
        made.append(_step_row(part, row, order))
    for order, charge in enumerate(value.fees, 1):
        columns = {f.name: getattr(charge, f.name) for f in fields(charge)}
        made.append(models.FeeItem(matter_version=row, order=order, **columns))
    for order, faq in enumerate(value.faqs, 1):
        made.append(
            models.Faq(
                matter_version=row,
                order=order,
                question=faq.question,
                answer=faq.answer,
            )
        )
    return made


def _step_row(
    part: ProcedureStep, row: models.MatterVersion, order: int
) -> models.ProcedureStep:
    return models.ProcedureStep(
        matter_version=row,
        order=order,
        kind=part.kind.value,
        name=part.name,
        limit_number=part.limit.number if part.limit else None,
        limit_unit=part.limit.unit.value if part.limit else "",
        handler=part.handler,
        standard=part.standard,
        is_merged=part.is_merged,
    )


def catalogue_round(row: models.CatalogueRound) -> Round:
    """Where a round looks, since when, until when."""
    return Round(
        round_id=row.pk,
        kind=RoundKind(row.kind),
        organ_id=row.organ_id,
        begun_on=row.begun_on,
        ended_on=row.ended_on,
    )


def _column(value: object) -> object:
    return getattr(value, "value", value)
