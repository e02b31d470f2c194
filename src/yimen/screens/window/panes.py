"""The three panes of the counter as finished values."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from yimen.records.agency import queries as agency
from yimen.records.approvals import queries as approvals
from yimen.records.cases import queries as cases
from yimen.records.cases.queries import Prospect
from yimen.records.catalogue import queries as catalogue
from yimen.records.people import queries as people
from yimen.records.queue import queries as queue
from yimen.records.queue.queries import WindowBar
from yimen.rules.authority.steps import Step
from yimen.rules.catalogue.captions import CASE_KINDS
from yimen.rules.catalogue.commitments import Commitment
from yimen.rules.catalogue.intake import Complete, Incomplete, Paper, PaperState
from yimen.rules.catalogue.matters import Material, Matter
from yimen.rules.catalogue.tolerance import Owed
from yimen.rules.joint.graphs import FormField
from yimen.rules.legal_clock.telling import limit_words
from yimen.rules.queue.tickets import NoWindow
from yimen.rules.refusals import NotFound
from yimen.screens.shared import case_words
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.wording import say
from yimen.screens.window.forms import Identify
from yimen.screens.window.sheet import Counter, form_of, promise_of


@dataclass(frozen=True, slots=True)
class Option:
    """One matter in the picker."""

    value: str
    name: str
    url: str
    tag: str
    detail: str


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A material with what the clerk ticked."""

    material: Material
    paper: Paper
    is_in: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Follows:
    """What follows at once."""

    prospect: Prospect
    is_complete: bool
    gaps: tuple[object, ...]
    may_accept: bool
    may_ask: bool
    may_grant: bool
    owed: tuple[tuple[Owed, date], ...]  # what may follow, and the day that is said
    is_promised: bool  # ticked before, and kept when the page comes again
    why_not: str  # why nothing may, where only such papers are lacking
    commitment: Commitment | None  # what may be decided at once on a promise


def bar(request: OurRequest) -> WindowBar | None:
    """The head of the window; None for an officer who stands at none."""
    try:
        return queue.window_bar(request.actor, request.now)
    except NoWindow:
        return None


def _ends(hit: catalogue.MatterHit) -> str:
    promised = limit_words(hit.promised_limit) if hit.promised_limit else "当场"
    return f"{hit.organ} · 承诺 {promised}"


def options(
    counter: Counter, hits: Iterable[catalogue.MatterHit]
) -> tuple[Option, ...]:
    """The hits as links that put the matter on the counter."""
    where = reverse("window:counter-show")
    return tuple(
        Option(
            str(hit.version_id),
            hit.name,
            f"{where}?{replace(counter, version_id=hit.version_id).query}",
            CASE_KINDS[hit.case_kind],
            _ends(hit),
        )
        for hit in hits
    )


def _as_guided(material: Material) -> Paper:
    """Nothing is ticked at first but what a register knows already."""
    state = PaperState.SHARED if material.is_shared else PaperState.MISSING
    return Paper(material.code, state, material.originals, material.copies)


def paper_rows(
    matter: Matter, papers: tuple[Paper, ...] | None
) -> tuple[PaperRow, ...]:
    """Every material of the guide with its tick."""
    ticked = {paper.code: paper for paper in papers or ()}
    rows = [(m, ticked.get(m.code, _as_guided(m))) for m in matter.materials]
    return tuple(PaperRow(m, paper, paper.state.is_in) for m, paper in rows)


def prospect(
    request: OurRequest, counter: Counter, papers: tuple[Paper, ...]
) -> Follows:
    """What would follow from these papers."""
    version = counter.version_id or 0
    seen = cases.prospect(
        version,
        papers,
        request.actor,
        request.now,
        applicant_id=counter.applicant_id or 0,
    )
    gaps = seen.finding.missing if isinstance(seen.finding, Incomplete) else ()
    complete = isinstance(seen.finding, Complete)
    grants = seen.is_instant and seen.may_decide_here
    return Follows(
        prospect=seen,
        is_complete=complete,
        gaps=gaps,
        may_grant=complete and grants,
        may_accept=complete and not grants and Step.ACCEPT in seen.buttons,
        may_ask=not complete and Step.ASK_CORRECTION in seen.buttons,
        commitment=seen.commitment if not (complete and grants) else None,
        owed=_said(request, seen.tolerable.owed if seen.tolerable else ()),
        is_promised=not request.htmx and "conditions_met" in request.POST,
        why_not=say(seen.intolerable).text if seen.intolerable else "",
    )


def _said(request: OurRequest, owed: Iterable[Owed]) -> tuple[tuple[Owed, date], ...]:
    """Each paper with the day the clerk has set, never after its last one."""
    days = promise_of(request.POST).days
    return tuple((one, min(days.get(one.code, one.due_on), one.due_on)) for one in owed)


def of(
    request: OurRequest, counter: Counter, papers: tuple[Paper, ...] | None = None
) -> dict[str, object]:
    """Everything the counter's page shows."""
    head = bar(request)
    known: dict[str, object] = {"counter": counter, "bar": head}
    known["visitor"] = head.visitor if head else None
    known["is_proactive"] = "proactive" in request.POST
    known["states"] = case_words.PAPER_STATES.items()
    known["identify"] = Identify()
    if counter.applicant_id is not None:
        known |= _people(request, counter)
    if counter.version_id is not None:
        matter = catalogue.matter_version(counter.version_id)
        rows = paper_rows(matter, papers)
        ticked = tuple(row.paper for row in rows)
        known |= {"matter": matter, "rows": rows, "matter_name": matter.name}
        known["limits"] = _limits(matter)
        known["shown"] = prospect(request, counter, ticked)
        known["questions"] = _questions(request, matter)
        known["twins"] = _twins(request, counter)
        known["errands"] = _errands(request, counter, matter)
    return known


def _questions(request: OurRequest, matter: Matter) -> list[tuple[FormField, str]]:
    """The one form of a bundle with what was typed so far."""
    if not matter.is_joint:
        return []
    said = form_of(request.POST)
    asked = approvals.published_form(matter.matter_id)
    return [(question, said.get(question.key, "")) for question in asked]


def _twins(request: OurRequest, counter: Counter) -> tuple[cases.PastRow, ...]:
    """What this applicant has open for the same matter: perhaps the same thing."""
    if counter.applicant_id is None:
        return ()
    version = counter.version_id or 0
    return cases.open_twins(counter.applicant_id, version, request.actor)


def _errands(
    request: OurRequest, counter: Counter, matter: Matter
) -> tuple[agency.TwinRow, ...]:
    """What an agent has taken for the same matter and no hall has received yet."""
    if counter.applicant_id is None:
        return ()
    found = agency.twins_of(counter.applicant_id, matter.code, request.actor)
    return tuple(one for one in found if one.is_errand)


def _limits(matter: Matter) -> dict[str, str]:
    both = {"statutory": matter.statutory_limit, "promised": matter.promised_limit}
    return {name: limit_words(limit) for name, limit in both.items() if limit}


def _people(request: OurRequest, counter: Counter) -> dict[str, object]:
    ids = [one for one in (counter.applicant_id, counter.agent_id) if one]
    cards = people.find_applicants(ids)
    if counter.applicant_id not in cards:
        raise NotFound(applicant=counter.applicant_id)
    past = cases.past_cases(counter.applicant_id, request.actor)
    return {
        "promises": cases.promise_record(counter.applicant_id),
        "applicant": cards[counter.applicant_id],
        "agent": cards.get(counter.agent_id or 0),
        "past": [(row, case_words.STATES[row.state]) for row in past[:6]],
    }
