"""The night's one statement leaves nobody out whom a rule of time would find."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from makers.cases import RECEIVED_AT, Counter, facts_of, row_of
from yimen.records.cases.actions._move import Act, move
from yimen.records.cases.models import Case, CasePause
from yimen.records.supervision.actions._judging import judge
from yimen.records.supervision.models import Card
from yimen.records.supervision.queries.candidates import candidates
from yimen.records.supervision.queries.objects import case_objects
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applications import Accept, OnlyReceive
from yimen.rules.cases.lifecycle import State
from yimen.rules.legal_clock.calendar import ONE_DAY
from yimen.rules.legal_clock.limits import Unit
from yimen.rules.supervision.register import found
from yimen.rules.supervision.settings import LIMITS, Profile, Settings, standard_limits
from yimen.rules.supervision.watching import ObjectKind, case_of

BY_TIME: Final = {
    *("over_time", "held", "step_late", "drawn_out", "delivery_late", "not_accepted"),
}
DRAWN: Final = (
    "reminder_days",
    "reminder_percent",
    "red_days_after_promise",
    "red_by_statute",
    "step_percent",
    "idle_days",
)
WHOLE: Final = {ObjectKind.CASE, ObjectKind.STEP}
DAYS_OF_HISTORY: Final = 70
Changes = Mapping[str, object]


@dataclass
class _Hand:
    """Moves a case as chance has it, as its real acts would have left its row."""

    dice: random.Random
    number: str
    at: datetime

    def go_on(self) -> None:
        """One act more, a while later."""
        self.at += timedelta(hours=self.dice.randint(1, 200))
        state = State(row_of(self.number).state)
        steps: dict[State, tuple[Callable[[State], None], ...]] = {
            State.RECEIVED: (self.accept,),
            State.ACCEPTED: (self.examine, self.pause, self.grant, self.shift),
            State.EXAMINED: (self.send_back, self.pause, self.grant, self.shift),
            State.PAUSED: (self.resume,),
        }
        if state in steps:
            self.dice.choice(steps[state])(state)

    def accept(self, _state: State) -> None:
        self._act(Step.ACCEPT, State.ACCEPTED, {"accepted_at": self.at, **self._days()})

    def examine(self, _state: State) -> None:
        self._act(Step.EXAMINE, State.EXAMINED, {"examined_at": self.at})

    def send_back(self, _state: State) -> None:
        self._act(Step.SEND_BACK, State.ACCEPTED, {"examined_at": None})

    def shift(self, state: State) -> None:
        step = self.dice.choice((Step.TAKE, Step.MOVE_DUE, Step.MOVE_DUE))
        self._act(step, state, self._days() if step is Step.MOVE_DUE else {})

    def pause(self, state: State) -> None:
        asked = self.dice.randint(1, 12)
        CasePause.objects.create(
            case=row_of(self.number),
            procedure="hearing",
            started_on=self.at.date(),
            started_at=self.at,
            asked_days=asked,
            article="行政许可法第四十五条",
            returns_to=state,
        )
        through = self.at.date() + asked * ONE_DAY
        self._act(Step.PAUSE, State.PAUSED, {"paused_through_on": through})

    def resume(self, _state: State) -> None:
        pause = CasePause.objects.get(case__number=self.number, ended_on=None)
        pause.ended_on = self.at.date()
        pause.save(update_fields=["ended_on"])
        back = State(pause.returns_to)
        self._act(Step.RESUME, back, {"paused_through_on": None, **self._days()})

    def grant(self, _state: State) -> None:
        days = {"decided_at": self.at, "delivery_due_on": self._day()}
        owed = {"owed_by_on": self._day()} if self.dice.random() < 0.2 else {}
        self._act(Step.GRANT, State.GRANTED, {**days, **owed})

    def _act(self, step: Step, after: State, changes: Changes) -> None:
        act = Act(step=step, by=SYSTEM, at=self.at, after=after, changes=changes)
        move(facts_of(self.number), act)

    def _days(self) -> Changes:
        due_on, statutory_on = self._day(), self.dice.choice((None, self._day()))
        unit = self.dice.choice((Unit.WORKING_DAY, Unit.HOUR))
        is_timed = unit is Unit.HOUR
        return {
            "due_on": due_on,
            "due_at": self._on(due_on) if is_timed else None,
            "statutory_due_on": statutory_on,
            "statutory_due_at": self._on(statutory_on) if is_timed else None,
            "promised_number": self.dice.choice((None, 0, 4, 10, 40, 75)),
            "promised_unit": unit,
            "statutory_number": self.dice.choice((None, 20, 60)),
            "statutory_unit": unit,
        }

    def _day(self) -> date:
        return self.at.date() + self.dice.randint(0, 30) * ONE_DAY

    def _on(self, day: date | None) -> str | None:
        return f"{day}T15:00:00+08:00" if day else None


def _cases(counter: Counter, dice: random.Random) -> dict[int, datetime]:
    """The cases by their ids, and when each was last acted on."""
    ended: dict[int, datetime] = {}
    for _ in range(24):
        born = RECEIVED_AT + timedelta(hours=dice.randint(0, 300))
        number = counter.taken_in(
            dice.choice((Accept(), OnlyReceive())), at=born
        ).number
        hand = _Hand(dice, number, born)
        for _ in range(dice.randint(0, 5)):
            hand.go_on()
        ended[row_of(number).pk] = hand.at
    return ended


def _settings(dice: random.Random) -> Settings:
    profile = dice.choice(list(Profile))
    limits = standard_limits(profile)
    for name in dice.sample(DRAWN, 3):
        limits[name] = dice.randint(LIMITS[name].least, LIMITS[name].most)
    off = frozenset(dice.sample(sorted(BY_TIME), dice.randint(0, 2)))
    return Settings(profile=profile, limits=limits, off=off)


def _found(ids: list[int], settings: Settings, at: datetime) -> set[tuple[int, str]]:
    """Whom the rules of time find, and by which rule; each case judged by itself."""
    numbers = dict(Case.objects.values_list("number", "pk"))
    stopped = set(CasePause.objects.filter(ended_on=None).values_list("pk", flat=True))
    return {
        (numbers[case_of(one.kind, one.number)], verdict.rule)
        for one in case_objects(ids, at)
        if one.kind is not ObjectKind.PROCEDURE
        or int(one.number.rpartition("/P")[2]) in stopped
        for verdict in found(one, settings)
        if verdict.rule in BY_TIME
    }


def test_nobody_is_left_out_whom_a_rule_would_find(counter: Counter) -> None:
    dice = random.Random(20260918)  # noqa: S311 - histories, not secrets
    cases = _cases(counter, dice)
    seen: set[int] = set()
    for _ in range(40):
        at = RECEIVED_AT + timedelta(hours=dice.randint(0, 24 * DAYS_OF_HISTORY))
        settings = _settings(dice)
        ids = [case_id for case_id, acted_at in cases.items() if acted_at <= at]
        wrong = _found(ids, settings, at)
        looked_at = candidates(settings, at)
        assert not {one for one in wrong if one[0] not in looked_at}, (at, settings)
        assert looked_at == sorted(set(looked_at))
        seen |= {case_id for case_id, _ in wrong}
    assert len(seen) > len(cases) // 2


def test_whoever_has_the_card_is_not_looked_at_again(counter: Counter) -> None:
    """Night after night, judging these alone raises what judging all would."""
    dice = random.Random(7)  # noqa: S311 - histories, not secrets
    cases, raised = _cases(counter, dice), 0
    by_time = Card.objects.filter(rule__in=BY_TIME)
    for night in range(0, DAYS_OF_HISTORY, 5):
        at = RECEIVED_AT.replace(hour=1) + night * ONE_DAY
        ids = [case_id for case_id, acted_at in cases.items() if acted_at <= at]
        looked_at = set(candidates(Settings(), at)) & set(ids)
        judge(case_objects(looked_at, at), at)
        told = by_time.count()
        whole = [one for one in case_objects(ids, at) if one.kind in WHOLE]
        judge(whole, at)
        assert by_time.count() == told
        raised = told
    assert raised > len(cases)
