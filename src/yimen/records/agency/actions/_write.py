"""How an act on an errand is written: its row and its line, or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from yimen.records.agency import models
from yimen.records.agency.facts import ErrandFacts
from yimen.records.journal.append import Line, append
from yimen.rules.agency.errands import ErrandState
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.refusals import NotFound, Overtaken

KIND: Final = "errand"
SET: Final = "set"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One line about an errand: what it sets, and what it rests on."""

    step: Step
    by: Actor
    at: datetime
    after: ErrandState
    changes: Mapping[str, object] = field(default_factory=dict)
    evidence: Mapping[str, object] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    article: str = ""


def line_of(number: str, before: str, said: Said) -> Line:
    """The line of the journal."""
    return Line(
        kind=KIND,
        subject=number,
        step=said.step,
        by=said.by,
        happened_at=said.at,
        article=said.article,
        before=before,
        after=said.after,
        payload={SET: {"state": said.after, **said.changes}, **said.evidence},
        texts={slot: text for slot, text in said.texts.items() if text.strip()},
    )


def move(errand: ErrandFacts, said: Said) -> None:
    """Write the line and exactly the columns it names, if nobody was faster."""
    head = append(line_of(errand.number, errand.state, said))
    rows = models.Errand.objects.filter(pk=errand.errand_id, version=errand.version)
    moved = rows.update(
        version=errand.version + 1,
        state=said.after.value,
        last_sequence=head.sequence,
        last_hash=head.hash,
        **said.changes,
    )
    if not moved:
        raise Overtaken(errand=errand.number)


def approach(errand: ErrandFacts, step: Step, by: Actor, place: Place) -> None:
    """Raise unless the errand is there for the actor and the step theirs to take."""
    if not errand.is_seen(sight_of(by, Step.SEE_ERRANDS)):
        raise NotFound(errand=errand.number)
    authority.require(by, step, place)


def own_place(by: Actor) -> Place:
    """Where the actor stands."""
    return Place(organ_id=by.organ_id, hall_id=by.hall_id, hall_path=by.hall_path)


def officer_of(by: Actor, step: Step) -> int:
    """Whose hand it is: papers are signed for by persons."""
    if by.officer_id is None:
        raise authority.NotAllowed(step=step, actor=by.mark)
    return by.officer_id
