"""What follows at once if the counter submits now."""

from dataclasses import dataclass
from datetime import date, datetime

from yimen.rules.actors import Actor
from yimen.rules.documents import Ledger
from yimen.rules.intake import Finding, Paper
from yimen.rules.matters import Material
from yimen.rules.steps import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """The counter's preview: the finding, the dates and what may be pressed."""

    materials: tuple[Material, ...]
    finding: Finding
    is_instant: bool
    may_decide_here: bool  # instant, and this actor holds a live letter
    due_on: date | None
    statutory_due_on: date | None
    is_provisional: bool
    ledger: Ledger | None
    strip: object
    buttons: tuple[Step, ...]


def prospect(
    matter_version_id: int, papers: tuple[Paper, ...], actor: Actor, at: datetime
) -> Prospect:
    """What would follow from these papers at this counter today."""
    raise NotImplementedError
