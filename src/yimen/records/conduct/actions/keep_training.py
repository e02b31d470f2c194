"""A training is put down, with who was there and with how many marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from yimen.records.conduct.actions._write import Done, note, place_of_node
from yimen.records.conduct.models import Training, TrainingSeat
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.conduct import training
from yimen.rules.conduct.training import Seat, TrainingEmpty, TrainingKind
from yimen.rules.refusals import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What was taught, when, by whom; a pass mark means an examination."""

    node_id: int
    kind: TrainingKind
    title: str
    held_on: date
    hours: int
    teacher: str = ""
    pass_mark: int | None = None
    evidence: str = ""


@transaction.atomic
def keep_training(*, course: Course, by: Actor, at: datetime) -> int:
    """The training's id."""
    authority.require(by, Step.KEEP_TRAINING, place_of_node(course.node_id))
    if not course.title.strip() or course.hours < 1:
        raise TrainingEmpty
    row = Training.objects.create(
        node_id=course.node_id,
        kind=course.kind.value,
        title=course.title.strip(),
        held_on=course.held_on,
        hours=course.hours,
        teacher=course.teacher.strip(),
        pass_mark=course.pass_mark,
        evidence=course.evidence.strip(),
    )
    evidence = {
        "kind": course.kind,
        "held_on": course.held_on,
        "hours": course.hours,
        "pass_mark": course.pass_mark,
    }
    done = Done(step=Step.KEEP_TRAINING, by=by, at=at, after="kept", evidence=evidence)
    note("staff_training", row.pk, done)
    return int(row.pk)


@transaction.atomic
def mark_training(
    *, training_id: int, seats: Sequence[Seat], by: Actor, at: datetime
) -> None:
    """Who was there and how they did; a second time it replaces the first."""
    row = Training.objects.filter(pk=training_id).first()
    if row is None:
        raise NotFound(training=training_id)
    authority.require(by, Step.KEEP_TRAINING, place_of_node(row.node_id))
    training.check_seats(seats, has_exam=row.pass_mark is not None)
    TrainingSeat.objects.filter(training=row).delete()
    TrainingSeat.objects.bulk_create(
        TrainingSeat(
            training=row,
            officer_id=seat.officer_id,
            was_there=seat.was_there,
            marks=seat.marks,
        )
        for seat in seats
    )
    there = {seat.officer_id: seat.marks for seat in seats if seat.was_there}
    evidence = {"there": {str(one): marks for one, marks in there.items()}}
    done = Done(step=Step.KEEP_TRAINING, by=by, at=at, after="held", evidence=evidence)
    note("staff_training", row.pk, done, before="kept")
