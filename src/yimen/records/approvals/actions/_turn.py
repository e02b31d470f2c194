"""A joint case in hand, and what an act changes of it.

The parent's row is the lock: whoever acts on a joint case takes it first, after the row
of a child if the act began there. What follows from an act is `_settling`'s.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection

from yimen.records.approvals import facts, models
from yimen.records.cases.facts import CaseFacts, case_facts
from yimen.records.journal.append import racing
from yimen.rules.authority.actors import SYSTEM, Actor
from yimen.rules.joint import members as joint
from yimen.rules.joint.graphs import Graph
from yimen.rules.joint.members import Standing
from yimen.rules.joint.runs import CHANGEABLE, RunState
from yimen.rules.refusals import NotFound

KIND = "joint_case"
_LOCK = "SELECT id FROM cases WHERE number = %s FOR UPDATE"


@dataclass(slots=True)
class Turn:
    """A joint case in hand: its run and members, and what this act changes of them."""

    run: models.JointRun
    members: dict[str, models.Member]
    by: Actor
    at: datetime
    changed: dict[str, set[str]] = field(default_factory=dict)
    run_changed: set[str] = field(default_factory=set)
    added: set[str] = field(default_factory=set)
    numbers: dict[int, str] = field(default_factory=dict)  # of the cases begun now
    found: CaseFacts | None = None

    @property
    def number(self) -> str:
        """The case's number."""
        return self.run.number

    @property
    def case(self) -> CaseFacts:
        """The parent as the turn found it: its place, its matter, its calendar."""
        if self.found is None:
            self.found = case_facts(self.number, SYSTEM)
        return self.found

    @property
    def graph(self) -> Graph:
        """The run's own copy of the graph."""
        return facts.running_graph(self.run, self.members.values())

    @property
    def standing(self) -> Standing:
        """What follows from the members as they stand in this turn."""
        parts = [facts.part(member) for member in self.members.values()]
        return joint.standing(self.graph, parts)

    def member(self, key: str) -> models.Member:
        """The member with this key."""
        try:
            return self.members[key]
        except KeyError:
            raise NotFound(case=self.number, member=key) from None

    def change(self, member: models.Member, **columns: object) -> None:
        """Set these columns of a member, to be written when the turn ends."""
        for name, value in columns.items():
            setattr(member, name, value)
        self.changed.setdefault(member.key, set()).update(columns)

    def change_run(self, **columns: object) -> None:
        """Set these columns of the run."""
        for name, value in columns.items():
            setattr(self.run, name, value)
        self.run_changed.update(columns)

    def require_changeable(self) -> None:
        """Raise once the lead has decided."""
        if RunState(self.run.state) not in CHANGEABLE:
            raise joint.JointCaseClosed(case=self.number)


def turn(number: str, by: Actor, at: datetime) -> Turn:
    """The joint case in hand, its parent's row locked until the act has ended."""
    with racing(KIND, number), connection.cursor() as cursor:
        cursor.execute(_LOCK, [number])
    run = models.JointRun.objects.filter(number=number).first()
    if run is None:
        raise NotFound(joint=number)
    rows = models.Member.objects.filter(run=run).order_by("order", "pk")
    return Turn(run, {row.key: row for row in rows}, by, at)
