"""Who goes on when a place was given a grade or lost it: in the act's transaction.

The network knows nothing of messages, which are built on it. Whoever has to tell the
place registers in `site/wiring.py`; what it writes stands or falls with the act.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from yimen.records.network.models import NodeGrade
from yimen.rules.authority.actors import Actor
from yimen.rules.grades import Grade, GradeState


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """What has just become of a wish for a grade."""

    grade_id: int
    grade: Grade
    state: GradeState
    node_id: int
    code: str
    name: str
    ends_on: date | None
    reason: str
    by: Actor
    at: datetime


Follower = Callable[[Graded], None]

_followers: list[Follower] = []


def use(*followers: Follower) -> None:
    """These subjects follow from now on, in this order; asked twice, once."""
    _followers.extend(new for new in followers if new not in _followers)


def graded_of(row: NodeGrade, *, by: Actor, at: datetime) -> Graded:
    """What the row says now; its place must be fetched."""
    return Graded(
        grade_id=row.pk,
        grade=Grade(row.grade),
        state=GradeState(row.state),
        node_id=row.node_id,
        code=row.node.code,
        name=row.node.name,
        ends_on=row.ends_on,
        reason=row.reason,
        by=by,
        at=at,
    )


def follow(graded: Graded) -> None:
    """Let every follower act on what has become of the wish."""
    for follower in _followers:
        follower(graded)
