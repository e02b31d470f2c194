"""Who is holding it: a joint case with its members, their days and its outlook."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from yimen.ports.vault import vault
from yimen.records.approvals import facts, models
from yimen.records.approvals.queries import offers
from yimen.records.cases import queries as cases
from yimen.records.cases.facts import CaseFacts, case_facts
from yimen.records.people import queries as people
from yimen.rules.authority.actors import SYSTEM, Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.joint.gatherings import GatheringKind
from yimen.rules.joint.graphs import ApprovalKind, Graph
from yimen.rules.joint.members import MemberState, Standing, standing
from yimen.rules.joint.outlook import Outlook, outlook
from yimen.rules.joint.runs import RunState
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound

_AS_THEY_ARE: Final = (
    "key",
    "name",
    "organ_id",
    "optional",
    "attempt",
    "limit_days",
    "started_at",
    "due_on",
    "closed_at",
    "answer",
    "by_silence",
    "notice",
    "signed_at",
    "reminders",
)
"""What a column of the member says as it is."""


@dataclass(frozen=True, slots=True)
class EarlierRow:
    """A run of a member that is over."""

    attempt: int
    state: MemberState
    case_number: str
    used_days: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """One approval, as it stands and as it can be foreseen."""

    key: str
    name: str
    kind: ApprovalKind
    unit: str
    organ_id: int
    state: MemberState
    optional: bool
    stage: str  # its name; "" where there are none
    attempt: int
    case_number: str
    may_open: bool  # the actor, that case
    limit_days: int
    used_days: int
    started_at: datetime | None
    due_on: date | None
    closed_at: datetime | None
    ends_on: date  # foreseen, or as it was
    is_late: bool
    is_critical: bool
    is_mine: bool
    answer: str
    said: str  # the reason, for the lead and the unit itself
    by_silence: bool
    notice: str
    signed_at: datetime | None
    signed_by: str
    reminders: int
    waits_for: tuple[str, ...]  # names
    form: tuple[tuple[str, str], ...]  # what it reads from the one form
    earlier: tuple[EarlierRow, ...]
    offers: tuple[str, ...]  # what this actor may do to it now


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A unit at a gathering."""

    unit: str
    organ_id: int
    came: bool | None
    persons: tuple[str, ...]
    opinion: str
    excuse: str
    by_absence: bool
    is_mine: bool


@dataclass(frozen=True, slots=True)
class GatheringRow:
    """A survey or a meeting."""

    gathering_id: int
    kind: GatheringKind
    place: str
    subject: str
    starts_at: datetime
    notice: str
    minutes: str
    has_begun: bool
    seats: tuple[SeatRow, ...]

    @property
    def is_mine(self) -> bool:
        """Whether the actor's own unit was called."""
        return any(seat.is_mine for seat in self.seats)


@dataclass(frozen=True, slots=True, kw_only=True)
class JointPage:
    """A joint case: its graph, who holds it, what it saves."""

    number: str
    matter_name: str
    lead: str
    state: RunState
    outcome: str
    due_on: date | None
    statutory_due_on: date | None
    accepted_on: date | None
    graph: Graph
    members: tuple[MemberRow, ...]
    standing: Standing
    outlook: Outlook | None  # before acceptance nothing can be foreseen
    used_by_unit: tuple[tuple[str, int], ...]
    opinions_answered: int
    opinions_asked: int
    gatherings: tuple[GatheringRow, ...]
    form: tuple[tuple[str, str], ...]  # label, answer
    leads: bool  # the actor stands on the lead's side
    offers: tuple[str, ...]  # what this actor may do to the whole now


def is_joint(number: str) -> bool:
    """Whether this case runs by a graph."""
    return models.JointRun.objects.filter(number=number).exists()


def joint_page(number: str, actor: Actor, at: datetime) -> JointPage:
    """The joint case for its lead, its hall and every unit that is a part of it."""
    run = models.JointRun.objects.filter(number=number).first()
    if run is None:
        raise NotFound(joint=number)
    members = list(
        run.members.select_related("child", "organ", "signed_by").order_by(
            "order", "pk"
        )
    )
    case = case_facts(number, SYSTEM)
    leads = sight_of(actor, Step.SEE_JOINT).shows(case.place)
    if not (leads or _takes_part(actor, case, members)):
        raise NotFound(joint=number)
    seen = _Seen(run, members, case, actor, at, leads)
    return seen.page()


def _takes_part(
    actor: Actor, case: CaseFacts, members: Iterable[models.Member]
) -> bool:
    sight = sight_of(actor, Step.SEE_JOINT)
    place = replace(case.place, holder_id=None)
    return any(
        sight.shows(replace(place, organ_id=member.organ_id)) for member in members
    )


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the page is made of."""

    run: models.JointRun
    members: list[models.Member]
    case: CaseFacts
    actor: Actor
    at: datetime
    leads: bool

    def page(self) -> JointPage:
        """What the actor may see of the run, from one reading of its rows."""
        run, case = self.run, self.case
        graph = facts.running_graph(run, self.members)
        now = standing(graph, [facts.part(member) for member in self.members])
        earlier = self._earlier()
        ahead = self._outlook(graph, earlier)
        answers = self._answers()
        rows = self._rows(now, ahead, earlier, answers)
        asked = [r for r in rows if r.kind is ApprovalKind.OPINION and r.started_at]
        lead = people.organ_names({case.place.organ_id or 0})
        return JointPage(
            number=run.number,
            matter_name=case.matter.name,
            lead=lead.get(case.place.organ_id or 0, ""),
            state=RunState(run.state),
            outcome=run.outcome,
            due_on=case.due_on,
            statutory_due_on=case.statutory_due_on,
            accepted_on=run.accepted_on,
            graph=graph,
            members=rows,
            standing=now,
            outlook=ahead,
            used_by_unit=_sorted(ahead.used_by_unit if ahead else {}),
            opinions_answered=sum(r.closed_at is not None for r in asked),
            opinions_asked=len(asked),
            gatherings=self._gatherings(),
            form=tuple((q.label, answers.get(q.key, "")) for q in graph.form),
            leads=self.leads,
            offers=offers.of_whole(run.state, self.actor, case.place),
        )

    def _earlier(self) -> Mapping[str, tuple[models.MemberRun, ...]]:
        found: dict[str, tuple[models.MemberRun, ...]] = {}
        rows = models.MemberRun.objects.filter(member__run=self.run)
        for row in rows.select_related("member", "child").order_by("attempt"):
            key = row.member.key
            found[key] = (*found.get(key, ()), row)
        return found

    def _outlook(
        self, graph: Graph, earlier: Mapping[str, tuple[models.MemberRun, ...]]
    ) -> Outlook | None:
        if self.run.accepted_on is None:
            return None
        children = {m.child_id for m in self.members if m.child_id is not None}
        pauses = cases.pauses_of(children)
        timed = [
            facts.timed(
                member,
                member.organ.name,
                pauses,
                sum(row.used_days for row in earlier.get(member.key, ())),
            )
            for member in self.members
        ]
        closed_on = local_date(self.run.closed_at) if self.run.closed_at else None
        return outlook(
            graph,
            timed,
            accepted_on=self.run.accepted_on,
            today=min(closed_on or local_date(self.at), local_date(self.at)),
            calendar=self.case.calendar,
        )

    def _answers(self) -> dict[str, str]:
        sealed = bytes(self.run.answers_sealed)
        said: dict[str, str] = json.loads(vault().unseal(sealed)) if sealed else {}
        return said

    def _rows(
        self,
        now: Standing,
        ahead: Outlook | None,
        earlier: Mapping[str, tuple[models.MemberRun, ...]],
        answers: Mapping[str, str],
    ) -> tuple[MemberRow, ...]:
        names = {member.key: member.name for member in self.members}
        return tuple(
            self._row(
                member,
                ahead,
                tuple(names[key] for key in now.waiting_for.get(member.key, ())),
                earlier.get(member.key, ()),
                answers,
            )
            for member in self.members
        )

    def _row(
        self,
        member: models.Member,
        ahead: Outlook | None,
        waits_for: tuple[str, ...],
        earlier: Iterable[models.MemberRun],
        answers: Mapping[str, str],
    ) -> MemberRow:
        today = local_date(self.at)
        span = ahead.spans.get(member.key) if ahead else None
        is_mine = member.organ_id == self.actor.organ_id
        opens = member.state == MemberState.OPEN
        sealed = bytes(member.said_sealed) if self.leads or is_mine else b""
        return MemberRow(
            kind=ApprovalKind(member.kind),
            unit=member.organ.name,
            state=MemberState(member.state),
            case_number=member.child.number if member.child else "",
            may_open=self._may_open(member),
            stage=self._stages().get(member.stage, ""),
            used_days=span.used_days if span else 0,
            **{name: getattr(member, name) for name in _AS_THEY_ARE},
            signed_by=member.signed_by.name if member.signed_by else "",
            ends_on=span.ends_on if span else today,
            is_late=opens and member.due_on is not None and member.due_on < today,
            is_critical=ahead is not None and member.key in ahead.critical,
            is_mine=is_mine,
            said=vault().unseal(sealed) if sealed else "",
            waits_for=waits_for,
            form=tuple((own, answers.get(key, "")) for own, key in member.fields),
            earlier=tuple(_past(row) for row in earlier),
            offers=offers.of_member(
                member, self.run.state, self.actor, self.case.place
            ),
        )

    def _stages(self) -> dict[int, str]:
        return {int(number): name for number, name, _ in self.run.stages}

    def _may_open(self, member: models.Member) -> bool:
        """A part lies in the whole's hall, with the organ that decides it."""
        place = replace(self.case.place, organ_id=member.organ_id, holder_id=None)
        sees = sight_of(self.actor, Step.SEE_CASE).shows(place)
        return sees and member.child_id is not None

    def _gatherings(self) -> tuple[GatheringRow, ...]:
        rows = self.run.gatherings.prefetch_related("attendance__organ")
        return tuple(
            GatheringRow(
                row.pk,
                GatheringKind(row.kind),
                row.place,
                row.subject,
                row.starts_at,
                row.notice,
                row.minutes,
                row.starts_at <= self.at,
                tuple(
                    _seat(seat, self.actor)
                    for seat in sorted(row.attendance.all(), key=lambda s: s.pk)
                ),
            )
            for row in rows.order_by("starts_at", "pk")
        )


def _past(row: models.MemberRun) -> EarlierRow:
    return EarlierRow(
        row.attempt,
        MemberState(row.state),
        row.child.number if row.child else "",
        row.used_days,
        row.why,
    )


def _seat(seat: models.Attendance, actor: Actor) -> SeatRow:
    return SeatRow(
        seat.organ.name,
        seat.organ_id,
        seat.came,
        tuple(seat.persons),
        seat.opinion,
        seat.excuse,
        seat.consent_by_absence,
        seat.organ_id == actor.organ_id,
    )


def _sorted(used: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(used.items(), key=lambda pair: (-pair[1], pair[0])))
