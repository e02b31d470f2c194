"""Many cases at once: by the acts, or in every state straight into the table."""

import random
from datetime import date, datetime, timedelta
from typing import Any

from makers.cases import RECEIVED_AT, Counter, facts_of
from makers.catalogue import a_matter, a_version
from makers.persons import CHINA
from yimen.records.cases import models
from yimen.records.cases.actions._dates import (
    due_columns,
    notice_columns,
    reminder_on,
)
from yimen.records.cases.actions.pause import pause
from yimen.rules.cases.decisions import Stop
from yimen.rules.cases.lifecycle import AWAITING_DELIVERY, DECIDING_STATES, State
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.clock import ClockFacts, due
from yimen.rules.legal_clock.limits import DELIVERY, Limit, Unit
from yimen.rules.legal_clock.pauses import Procedure

AT = datetime(2026, 11, 20, 9, tzinfo=CHINA)


class Crowd:
    """Many cases in every state, straight into the table."""

    def __init__(self, counter: Counter, seed: int, halls: list[int]) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - dice
        self.counter = counter
        self.halls = halls

    def born(self, count: int) -> list[models.Case]:
        rows = models.Case.objects.bulk_create(self._row(n) for n in range(count))
        for row in rows:
            if row.state in DECIDING_STATES:
                self._pauses(row)
        return rows

    def _row(self, number: int) -> models.Case:
        dice = self.dice
        received = AT - timedelta(minutes=dice.randrange(150 * 24 * 60))
        state = dice.choice(list(State))
        statutory = self._limit() if dice.random() < 0.8 else (None, "")
        promised = self._limit() if dice.random() < 0.7 else (None, "")
        decided = received + timedelta(days=dice.randrange(30))
        return models.Case(
            number=f"X{number}",
            submit_key=f"x{number}",
            state=state,
            kind="promised",
            matter_version_id=self.counter.promised_id,
            organ_id=self.counter.cast.organ.pk,
            hall_id=dice.choice(self.halls),
            applicant_id=self.counter.applicant_id,
            received_at=received,
            accepted_at=received
            if state in DECIDING_STATES | AWAITING_DELIVERY
            else None,
            decided_at=decided if state in AWAITING_DELIVERY else None,
            statutory_number=statutory[0],
            statutory_unit=statutory[1],
            promised_number=promised[0],
            promised_unit=promised[1],
            extension_days=dice.choice([0, 0, 10]),
            notice_due_on=date(2026, 1, 1),
            due_on=date(2026, 1, 1),
            statutory_due_on=date(2026, 1, 1),
        )

    def _limit(self) -> tuple[int, str]:
        unit = self.dice.choice(["wd", "wd", "wd", "cd", "mo", "h", "min"])
        return self.dice.randrange(0, 7 if unit == "mo" else 70), unit

    def _pauses(self, row: models.Case) -> None:
        dice = self.dice
        if row.extension_days:
            models.CaseExtension.objects.create(
                case=row,
                days=row.extension_days,
                approved_on=local_date(row.received_at),
                approved_by_id=self.counter.cast.wang_fang.officer_id or 0,
                rank="organ_head",
                article="x",
                reason="x",
            )
        for _ in range(dice.choice([0, 0, 1, 2])):
            since = row.received_at + timedelta(minutes=dice.randrange(60 * 24 * 60))
            until = since + timedelta(minutes=dice.randrange(20 * 24 * 60))
            models.CasePause.objects.create(
                case=row,
                procedure="hearing",
                started_on=local_date(since),
                started_at=since,
                ended_on=local_date(until),
                ended_at=until,
                asked_days=dice.randrange(30),
                article="行政许可法第四十五条",
                returns_to="accepted",
            )


def by_the_rules(row: models.Case) -> dict[str, Any]:
    """The columns that the rules want for this row, read by the acts' own look."""
    facts = facts_of(row.number)
    if facts.state is State.RECEIVED:
        return notice_columns(
            row.received_at, facts.calendar, Limit(5), ladder=facts.ladder
        )
    if facts.state in DECIDING_STATES and facts.clock is not None:
        return due_columns(facts.clock, facts.calendar, ladder=facts.ladder)
    if facts.state in AWAITING_DELIVERY:
        assert row.decided_at
        delivery = ClockFacts(local_date(row.decided_at), DELIVERY)
        return {
            "delivery_due_on": due(delivery, facts.calendar).on,
            "reminder_on": reminder_on(delivery, facts.calendar, ladder=facts.ladder),
        }
    return {
        name: getattr(row, name)
        for name in ("notice_due_on", "due_on", "statutory_due_on", "delivery_due_on")
    }


def mixed(counter: Counter, until: datetime) -> None:
    """Cases of every kind of clock, begun on different days up to this instant."""
    days = [RECEIVED_AT + timedelta(days=n) for n in range(0, 21, 4)]
    days = [day for day in days if day <= until]
    hours = a_version(
        a_matter(
            name="两小时办结",
            organ_id=counter.cast.organ.pk,
            materials=(),
            statutory_limit=Limit(8, Unit.HOUR),
            promised_limit=Limit(2, Unit.HOUR),
        )
    )
    promise_only = a_version(
        a_matter(
            name="只有承诺",
            organ_id=counter.cast.organ.pk,
            materials=(),
            statutory_limit=None,
            promised_limit=Limit(12, Unit.CALENDAR_DAY),
        )
    )
    statute_only = a_version(
        a_matter(
            name="只有法定",
            organ_id=counter.cast.organ.pk,
            materials=(),
            statutory_limit=Limit(1, Unit.MONTH),
            promised_limit=None,
        )
    )
    stop = Stop(procedure=Procedure.HEARING, asked_days=5, reason="听证")
    for at in days:
        counter.accepted(at=at)
        counter.received(at=at)
        counter.correcting(at=at)
        counter.granted(at=at)
        for version in (hours, promise_only, statute_only):
            counter.accepted(at=at, matter_version_id=version, papers=())
        pause(
            number=counter.accepted(at=at),
            stop=stop,
            by=counter.cast.li_qiang,
            at=at,
        )
