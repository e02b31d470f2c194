"""Key projects: the register, one project with its cases, and outreach days."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from yimen.records.agency import models
from yimen.records.people import queries as people
from yimen.records.people.queries import A_PAGE, Slice, slice_of
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.cases.lifecycle import State
from yimen.rules.conduct.outreach import OutreachKind
from yimen.rules.joint.projects import ProjectClass, ProjectState
from yimen.rules.refusals import NotFound


@dataclass(frozen=True, slots=True)
class ProjectFilter:
    """Which projects to list."""

    text: str = ""
    project_class: str = ""
    state: str = ""
    is_mine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectRow:
    """A project in the register."""

    number: str
    name: str
    project_class: ProjectClass
    investor: str
    hall: str
    asked_yuan: int
    agreed_yuan: int
    is_accompanied: bool
    note: str
    state: ProjectState
    claimed_by: str
    claimed_by_id: int | None
    claimed_at: datetime | None
    registered_at: datetime
    closed_at: datetime | None
    cases: int
    version: int


@dataclass(frozen=True, slots=True)
class ProjectCaseRow:
    """One of the cases that a project needs, and where it stands."""

    number: str
    matter: str
    organ: str
    state: State
    due_on: date | None


@dataclass(frozen=True, slots=True)
class ProjectPage:
    """A project with its cases."""

    row: ProjectRow
    cases: tuple[ProjectCaseRow, ...]


@dataclass(frozen=True, slots=True)
class OutreachRow:
    """A day on which a hall goes out."""

    outreach_id: int
    kind: OutreachKind
    name: str
    place: str
    hall: str
    held_on: date
    hours: str
    roster: tuple[str, ...]
    is_cancelled: bool
    cancel_reason: str
    errands: int


def projects(
    wanted: ProjectFilter, actor: Actor, *, page: int = 1, size: int = A_PAGE
) -> Slice[ProjectRow]:
    """The projects of the halls that the actor may see, newest first."""
    rows = _visible(actor).filter(_matching(wanted, actor)).order_by("-pk")
    return slice_of(rows, page, _row, size=size)


def project_page(number: str, actor: Actor) -> ProjectPage:
    """One project; `NotFound` if it is not there for the actor."""
    row = _visible(actor).filter(number=number).first()
    if row is None:
        raise NotFound(project=number)
    cases = models.ProjectCase.objects.filter(project=row).order_by("pk")
    columns = (
        "case__number",
        "case__matter_version__name",
        "case__organ__name",
        "case__state",
        "case__due_on",
    )
    return ProjectPage(
        _row(row),
        tuple(
            ProjectCaseRow(case, matter, organ, State(state), due_on)
            for case, matter, organ, state, due_on in cases.values_list(*columns)
        ),
    )


def outreaches(
    actor: Actor, *, since: date | None = None, page: int = 1, size: int = A_PAGE
) -> Slice[OutreachRow]:
    """The days of the halls that the actor may see, the next ones first."""
    rows = models.Outreach.objects.select_related("node")
    rows = rows.annotate(errands=Count("errand"))
    sight = sight_of(actor, Step.SEE_OUTREACH)
    if not sight.everything:
        path = sight.hall_path or actor.hall_path
        above = Q(node__path__startswith=path) if path else Q(pk__in=())
        rows = rows.filter(above | Q(roster__contains=[actor.officer_id or 0]))
    if since is not None:
        rows = rows.filter(held_on__gte=since)
    return slice_of(rows.order_by("held_on", "pk"), page, _outreach, size=size)


def public_outreaches(today: date) -> tuple[OutreachRow, ...]:
    """What villagers may come to from today on."""
    rows = models.Outreach.objects.select_related("node")
    coming = rows.filter(held_on__gte=today, cancelled_at=None).exclude(kind="door")
    return tuple(_outreach(row) for row in coming.order_by("held_on", "pk")[:50])


def _visible(actor: Actor) -> QuerySet[models.KeyProject]:
    rows = models.KeyProject.objects.select_related("node", "claimed_by")
    rows = rows.annotate(cases=Count("projectcase"))
    sight = sight_of(actor, Step.SEE_PROJECTS)
    if sight.everything:
        return rows
    if sight.hall_path is None:
        return rows.none()
    return rows.filter(node__path__startswith=sight.hall_path)


def _matching(wanted: ProjectFilter, actor: Actor) -> Q:
    found = Q()
    if wanted.text:
        found &= (
            Q(name__icontains=wanted.text)
            | Q(investor__icontains=wanted.text)
            | Q(number__icontains=wanted.text)
        )
    if wanted.project_class:
        found &= Q(project_class=wanted.project_class)
    if wanted.is_mine:
        found &= Q(claimed_by_id=actor.officer_id)
    states = {
        ProjectState.CLOSED.value: Q(closed_at__isnull=False),
        ProjectState.CLAIMED.value: Q(closed_at=None, claimed_by__isnull=False),
        ProjectState.REGISTERED.value: Q(closed_at=None, claimed_by=None),
    }
    return found & states.get(wanted.state, Q())


def _state(row: models.KeyProject) -> ProjectState:
    if row.closed_at is not None:
        return ProjectState.CLOSED
    claimed = row.claimed_by_id is not None
    return ProjectState.CLAIMED if claimed else ProjectState.REGISTERED


def _row(row: Any) -> ProjectRow:
    return ProjectRow(
        number=row.number,
        name=row.name,
        project_class=ProjectClass(row.project_class),
        investor=row.investor,
        hall=row.node.name,
        asked_yuan=row.asked_yuan,
        agreed_yuan=row.agreed_yuan,
        is_accompanied=row.is_accompanied,
        note=row.note,
        state=_state(row),
        claimed_by=row.claimed_by.name if row.claimed_by else "",
        claimed_by_id=row.claimed_by_id,
        claimed_at=row.claimed_at,
        registered_at=row.registered_at,
        closed_at=row.closed_at,
        cases=row.cases,
        version=row.version,
    )


def _outreach(row: Any) -> OutreachRow:
    names = people.names_of(set(row.roster))
    return OutreachRow(
        row.pk,
        OutreachKind(row.kind),
        row.name,
        row.place,
        row.node.name,
        row.held_on,
        row.hours,
        tuple(names.get(one, "") for one in row.roster),
        row.cancelled_at is not None,
        row.cancel_reason,
        getattr(row, "errands", 0),
    )
