"""Who goes on when a case has moved: other subjects, in the act's own transaction.

Cases know nothing of the subjects that are built on them. A subject that has to act
when a case does registers a follower in `site/wiring.py`; it is called after every act
on a case whose row says `followed`, and after the rare acts of `ALWAYS`, with the case
as the act left it. What a follower writes stands or falls with the act, and a follower
that raises `Refused` forbids it. A plain case asks nobody and costs nothing.

Papers, pauses and notices that lie beside the row are written before anybody follows:
acts that have such rows hand them to `move` as `beside`. Acts aside are not followed,
but for those that say so by `follow_aside`: something came to the case.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from yimen.records.cases.facts import CaseFacts
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.lifecycle import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """What a case has just done."""

    case_id: int
    number: str
    steps: tuple[Step, ...]
    before: State | None  # none yet: the case is new
    after: State
    by: Actor
    at: datetime
    matter_version_id: int

    def took(self, *steps: Step) -> bool:
        """Whether one of these steps was among the act's."""
        return not set(steps).isdisjoint(self.steps)


ALWAYS: Final = frozenset({Step.CHANGE_MATTER, Step.MERGE})
"""Rare acts after which a case is another one: they are followed on every case."""

Follower = Callable[[Followed], None]

_followers: list[Follower] = []


def use(*followers: Follower) -> None:
    """These subjects follow from now on, in this order; asked twice, once."""
    _followers.extend(new for new in followers if new not in _followers)


def follow(followed: Followed) -> None:
    """Let every follower act on what the case has done."""
    for follower in _followers:
        follower(followed)


def follow_aside(case: CaseFacts, step: Step, *, by: Actor, at: datetime) -> None:
    """Let the followers act on what came to a case without moving it."""
    if case.followed:
        follow(
            Followed(
                case_id=case.case_id,
                number=case.number,
                steps=(step,),
                before=case.state,
                after=case.state,
                by=by,
                at=at,
                matter_version_id=case.matter_version_id,
            )
        )
