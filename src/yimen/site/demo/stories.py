"""What one case went through: a list of acts, each at its instant.

A story is told forwards and written down as events; all stories are then acted out
together in the order of time, so that numbers run as they would have run.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from yimen.records.cases.actions.deliver import deliver
from yimen.records.cases.actions.examine import examine
from yimen.records.cases.actions.extend import extend
from yimen.records.cases.actions.grant import grant
from yimen.records.cases.actions.pause import pause
from yimen.records.cases.actions.refuse import refuse
from yimen.records.cases.actions.resume import resume
from yimen.records.cases.actions.return_case import return_case
from yimen.records.cases.actions.send_back import send_back
from yimen.records.cases.actions.supply import supply
from yimen.records.cases.actions.take import take
from yimen.records.cases.actions.take_in import take_in
from yimen.records.cases.actions.withdraw import withdraw
from yimen.records.supervision.actions.accept_silent import accept_one
from yimen.rules.authority.actors import Actor
from yimen.rules.cases.applications import Application, Outcome
from yimen.rules.cases.decisions import Opinion, Permit, Refusal, Stop
from yimen.rules.catalogue.intake import Paper
from yimen.rules.catalogue.matters import ResultKind
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.pauses import Procedure
from yimen.site.demo import fees, visits
from yimen.site.demo.names import CENTER
from yimen.site.demo.staff import town_name
from yimen.site.demo.world import Offer, Party, World, registered, whole

Act = Callable[[datetime], object]
_YEARS_VALID: Final = 5
_DAYS_A_YEAR: Final = 365
_TO_CORRECT: Final = timedelta(days=15)  # what the notices of 云溪区 give


@dataclass(frozen=True, slots=True)
class Event:
    """One act and its instant."""

    at: datetime
    act: Act


@dataclass
class Story:
    """One case from the counter on."""

    world: World
    offer: Offer
    clerk: str
    hall: str = CENTER
    key: str = ""
    number: str = ""
    events: list[Event] = field(default_factory=list)
    party: Party = field(init=False)

    def __post_init__(self) -> None:
        self.party = self.world.party(self.offer)

    @property
    def last(self) -> datetime:
        """When the last act so far happens."""
        return self.events[-1].at

    @property
    def issuer(self) -> Actor:
        """Who hands over what was decided."""
        here = self.hall == CENTER
        return self.world.staff["chen.jing" if here else town_name(self.hall, "desk")]

    def comes(
        self, back: int, outcome: Outcome, papers: tuple[Paper, ...] | None = None
    ) -> None:
        """The visitor takes a number, is called, and hands in."""
        day = self.world.diary.day(back)
        at = self.world.diary.slot(self.clerk, day)
        handed = whole(self.offer) if papers is None else papers
        self.events.append(Event(at, lambda at: self._hand_in(at, outcome, handed)))

    def _hand_in(
        self, at: datetime, outcome: Outcome, papers: tuple[Paper, ...]
    ) -> None:
        clerk = self.world.staff[self.clerk]
        letter = visits.letter_for(self.clerk, self.hall, self.party)
        line_id = self.world.lines[self.hall, letter]
        with visits.visit(self.world.random, line_id, clerk, at) as ticket_id:
            self.hands_in(at, outcome, papers, ticket_id)

    def hands_in(
        self,
        at: datetime,
        outcome: Outcome,
        papers: tuple[Paper, ...],
        ticket_id: int | None = None,
    ) -> None:
        """What was handed in becomes a case, with a ticket or from the guide's desk."""
        clerk, comes = self.world.staff[self.clerk], self.party.comes
        application = Application(
            submit_key=f"demo-{self.key}",
            matter_version_id=self.offer.matter.version_id,
            applicant_id=registered(self.party.identity, clerk, at),
            handling_agent_id=registered(comes, clerk, at) if comes else None,
            agent_power=self.party.power,
            papers=papers,
            ticket_id=ticket_id,
        )
        taken = take_in(
            application=application,
            outcome=outcome,
            correct_by_on=local_date(at) + _TO_CORRECT,
            by=clerk,
            at=at,
        )
        self.number = taken.number

    def _later(self, back: int, act: Act) -> None:
        day = self.world.diary.day(back)
        self.events.append(Event(self.world.diary.after(self.last, day), act))

    def examined(self, back: int, *, grants: bool = True) -> None:
        """The examiner takes the case and gives an opinion."""
        by = self.world.staff.examiner(self.offer.organ)
        opinion = Opinion(
            text="材料真实完整，符合法定条件，建议准予。"
            if grants
            else "经核查，场所条件不符合规定，建议不予许可。",
            proposes_grant=grants,
            opened=frozenset(one.code for one in self.offer.matter.materials),
        )

        def act(at: datetime) -> None:
            take(number=self.number, by=by, at=at - timedelta(minutes=12))
            examine(number=self.number, opinion=opinion, by=by, at=at)

        self._later(back, act)

    def sent_back(self, back: int) -> None:
        """The chief representative wants it looked at again."""
        by = self.world.staff.chief(self.offer.organ)
        reason = "现场照片与平面图不一致，请核对后再报。"
        self._later(
            back, lambda at: send_back(number=self.number, reason=reason, by=by, at=at)
        )

    def granted(self, back: int) -> None:
        """The chief representative grants it."""
        by = self.world.staff.chief(self.offer.organ)
        self._later(
            back,
            lambda at: grant(number=self.number, permit=self.permit(at), by=by, at=at),
        )

    def permit(self, at: datetime) -> Permit:
        """What is granted, with a certificate if the matter ends in one."""
        matter, today = self.offer.matter, local_date(at)
        if matter.result_kind is not ResultKind.CERTIFICATE:
            return Permit(content=f"准予{matter.name}")
        return Permit(
            content=f"准予{matter.name}",
            certificate_name=matter.result_name,
            certificate_number=f"YX{self.number[6:10]}{today:%Y}{self.key:0>5}",
            valid_from=today,
            last_valid_on=today + timedelta(days=_YEARS_VALID * _DAYS_A_YEAR),
        )

    def refused(self, back: int) -> None:
        """The chief representative refuses it, with reasons."""
        by = self.world.staff.chief(self.offer.organ)
        basis = self.offer.matter.elements.legal_bases[:1]
        said = Refusal(
            facts="两名工作人员到现场核查，场所条件与申请材料不符。",
            reason="不具备法定条件。",
            basis=basis[0] if basis else "行政许可法第三十八条",
            standard=self.offer.matter.elements.review_standard or "本事项审查标准",
        )
        self._later(
            back,
            lambda at: refuse(number=self.number, refusal=said, by=by, at=at),
        )

    def delivered(self, back: int) -> None:
        """Whoever came takes the result."""
        taker = self.party.recipient

        def hand_over(at: datetime) -> None:
            fees.settle(self.number, self.offer.matter, self.issuer, at)
            deliver(number=self.number, recipient=taker, by=self.issuer, at=at)

        self._later(back, hand_over)

    def supplied(self, back: int) -> None:
        """The visitor brings what the one notice named; accepted that day."""
        by = self.world.staff[self.clerk]
        papers = whole(self.offer)
        self._later(
            back,
            lambda at: supply(number=self.number, papers=papers, by=by, at=at),
        )

    def withdrawn(self, back: int) -> None:
        """The applicant takes it back."""
        by, reason = self.world.staff[self.clerk], "申请人改变经营计划，主动撤回。"
        self._later(
            back,
            lambda at: withdraw(number=self.number, reason=reason, by=by, at=at),
        )

    def returned(self, back: int) -> None:
        """The organ gives it back."""
        by = self.world.staff.examiner(self.offer.organ)
        reason = "申请人已在市级部门取得同一许可，本件退回。"
        self._later(
            back,
            lambda at: return_case(number=self.number, reason=reason, by=by, at=at),
        )

    def paused(self, back: int, asked_days: int) -> None:
        """A special procedure stops the clock, told in writing."""
        by = self.world.staff.examiner(self.offer.organ)
        stop = Stop(
            procedure=self.world.random.choice(
                (Procedure.EXPERT_REVIEW, Procedure.DETECTION_TEST, Procedure.HEARING)
            ),
            asked_days=asked_days,
            reason="依法需要专门程序，所需时间已书面告知申请人。",
        )
        self._later(back, lambda at: pause(number=self.number, stop=stop, by=by, at=at))

    def resumed(self, back: int) -> None:
        """The result is in, the clock runs on."""
        by, outcome = (
            self.world.staff.examiner(self.offer.organ),
            "结论合格，报告已收到。",
        )
        self._later(
            back,
            lambda at: resume(number=self.number, outcome=outcome, by=by, at=at),
        )

    def extended(self, back: int, days: int) -> None:
        """The head of the organ gives more time, once."""
        by = self.world.staff["wu.gang"]
        reason = "情况复杂，需要多部门核实。"
        self._later(
            back,
            lambda at: extend(
                number=self.number, days=days, reason=reason, by=by, at=at
            ),
        )

    def deemed(self, back: int) -> None:
        """Five silent working days have accepted it."""
        self._later(back, lambda at: accept_one(number=self.number, at=at))
