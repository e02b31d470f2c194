"""Grades whose days are over end by themselves, each with its line."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from yimen.records.network.actions._graded import follow, graded_of
from yimen.records.network.actions._nodes import note
from yimen.records.network.actions._swap import swap
from yimen.records.network.models import NodeGrade
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.authority.steps import Step
from yimen.rules.grades import GradeState
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import Overtaken


def end_grades(*, at: datetime) -> int:
    """How many have ended: on the day it ends a grade is over."""
    return sum(_ended(row, at) for row in over_at(at).order_by("pk"))


def over_at(at: datetime) -> QuerySet[NodeGrade]:
    """The grades whose days are over and that nobody has written down as over."""
    rows = NodeGrade.objects.select_related("node")
    return rows.filter(state=GradeState.GRANTED, ends_on__lte=local_date(at))


def _ended(row: NodeGrade, at: datetime) -> bool:
    try:
        end_grade(row, at=at)
    except Overtaken:
        return False  # taken back in the same second
    return True


@transaction.atomic
def end_grade(row: NodeGrade, *, at: datetime) -> None:
    """This grade, whose days are over, is written down as over."""
    row.state = GradeState.ENDED.value
    swap(row, row.version, state=row.state)
    note(
        row.node,
        "end_grade",
        by=SYSTEM,
        at=at,
        step=Step.END_GRADE,
        grade=row.grade,
        ends_on=str(row.ends_on),
    )
    follow(graded_of(row, by=SYSTEM, at=at))
