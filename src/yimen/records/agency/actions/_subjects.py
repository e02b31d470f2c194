"""The case behind an option, a payment or a project, as its own page shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from yimen.records.cases import queries as cases
from yimen.records.cases.queries import CasePage
from yimen.records.journal.append import Line, append
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step

OPTION: Final = "case_option"
PAYMENT: Final = "benefit"
PROJECT: Final = "project"
OUTREACH: Final = "outreach"
DRAFT: Final = "errand_draft"


def case_of(number: str, step: Step, by: Actor, at: datetime) -> CasePage:
    """The case, if it is the actor's to see and the step theirs to take there."""
    page = cases.case_page(number, by, at)
    authority.require(by, step, cases.place_of(number))
    return page


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, as what, by whom and when."""

    step: Step
    after: str
    by: Actor
    at: datetime


def write(
    kind: str,
    subject: str,
    done: Done,
    *,
    facts: Mapping[str, object],
    texts: Mapping[str, str] | None = None,
) -> None:
    """The line of the journal."""
    said = {slot: text for slot, text in (texts or {}).items() if text.strip()}
    append(
        Line(
            kind=kind,
            subject=subject,
            step=done.step,
            by=done.by,
            happened_at=done.at,
            after=done.after,
            payload=facts,
            texts=said,
        )
    )
