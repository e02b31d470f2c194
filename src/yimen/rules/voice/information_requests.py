"""A request for government information (政府信息公开): its steps and its clock.

政府信息公开条例 29: in writing, or written down by the office for who can't write,
with 「申请人的姓名或者名称、身份证明、联系方式」, what is wanted and in which form (the
proof of identity is its number, sealed). 30: what is unclear is asked about once,
within 7 working days, and 「答复期限自行政机关收到补正的申请之日起计算」;
who does not supply it in the time set has given it up. 31: received on the day it is
handed in, signed for, or, by ordinary post, fax and internet, confirmed by both. 33:
answered on the spot or within 20 working days, 20 more if the head of the office
agrees and the applicant is told; the time for asking third parties is not counted.
32: a third party has 15 working days; its silence leaves the decision to the organ.
36: seven kinds of answer; whoever gets less than asked for is told why. 42: no fee,
except where requests are far too many.

Invariants: one request for correction; the clock stands only between the letter to a
third party and its answer or fifteenth day; every open request has a due day. Not
decided here: who may (`authority.py`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from yimen.rules.authority.actors import Role
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import WorkCalendar
from yimen.rules.legal_clock.counting import due
from yimen.rules.legal_clock.extensions import Extension, ExtensionRule, approve
from yimen.rules.legal_clock.limits import Limit
from yimen.rules.legal_clock.pauses import Pause, Procedure
from yimen.rules.legal_clock.terms import ClockFacts, DecisionClock, Due
from yimen.rules.refusals import Refused


class RequestState(StrEnum):
    """Where a request stands."""

    UNCONFIRMED = "unconfirmed"  # came by internet, fax or ordinary post
    RECEIVED = "received"
    CORRECTING = "correcting"
    CONSULTING = "consulting"  # a third party is asked
    ANSWERED = "answered"
    GIVEN_UP = "given_up"  # 视为放弃
    WITHDRAWN = "withdrawn"


class Arrival(StrEnum):
    """How it came: that fixes the day of receipt (31)."""

    IN_PERSON = "in_person"
    SIGNED_POST = "signed_post"
    ORDINARY_POST = "ordinary_post"
    INTERNET = "internet"
    FAX = "fax"


LETTERS: Final = frozenset({Arrival.SIGNED_POST, Arrival.ORDINARY_POST, Arrival.FAX})
"""What they leave out can't be asked on the spot: it is asked about in writing (30)."""
CONFIRMED_LATER: Final = frozenset(
    {Arrival.ORDINARY_POST, Arrival.INTERNET, Arrival.FAX}
)


class Form(StrEnum):
    """In which form the information is wanted (29, 40)."""

    ELECTRONIC = "electronic"
    PAPER = "paper"
    COPY = "copy"
    READ = "read"  # 查阅、抄录


class Reply(StrEnum):
    """The seven kinds of answer of article 36, and those of 35, 37 and 39."""

    PUBLISHED = "published"  # 36(1) already public: where
    GRANTED = "granted"  # 36(2)
    PARTLY = "partly"  # 37
    REFUSED = "refused"  # 36(3)
    NONE_HELD = "none_held"  # 36(4)
    NOT_OURS = "not_ours"  # 36(5)
    REPEATED = "repeated"  # 36(6)
    SPECIAL_RULES = "special_rules"  # 36(7)
    NO_REQUEST = "no_request"  # 39: a petition or complaint in disguise
    TOO_MANY = "too_many"  # 35


REPLY_ARTICLES: Final[Mapping[Reply, str]] = MappingProxyType(
    {
        Reply.PUBLISHED: "政府信息公开条例第三十六条第一项",
        Reply.GRANTED: "政府信息公开条例第三十六条第二项",
        Reply.PARTLY: "政府信息公开条例第三十七条",
        Reply.REFUSED: "政府信息公开条例第三十六条第三项",
        Reply.NONE_HELD: "政府信息公开条例第三十六条第四项",
        Reply.NOT_OURS: "政府信息公开条例第三十六条第五项",
        Reply.REPEATED: "政府信息公开条例第三十六条第六项",
        Reply.SPECIAL_RULES: "政府信息公开条例第三十六条第七项",
        Reply.NO_REQUEST: "政府信息公开条例第三十九条",
        Reply.TOO_MANY: "政府信息公开条例第三十五条",
    }
)
NEEDS_REASON: Final = frozenset(Reply) - {Reply.PUBLISHED, Reply.GRANTED}


class NoSuchRequestStep(Refused):
    """The request is not in a state from which this step may be taken."""


class CorrectionTooLate(Refused):
    """What is unclear is asked about once, within seven working days."""


class CorrectionTooShort(Refused):
    """The applicant is given a reasonable time to supply."""


class ReplyWithoutReason(Refused):
    """Who gets less than asked for is told why."""


class ReplyGivesNothing(Refused):
    """Who is granted it gets it, or is told where and how."""


class RequestIncomplete(Refused):
    """A request says who asks, by which number, how to reach them and what for."""


TRANSITIONS: Final[Mapping[RequestState, Mapping[Step, RequestState]]] = (
    MappingProxyType(
        {
            RequestState.UNCONFIRMED: {
                Step.MOVE_DUE: RequestState.UNCONFIRMED,
                Step.CONFIRM_REQUEST: RequestState.RECEIVED,
                Step.WITHDRAW_REQUEST: RequestState.WITHDRAWN,
            },
            RequestState.RECEIVED: {
                Step.MOVE_DUE: RequestState.RECEIVED,
                Step.ASK_REQUEST_CORRECTION: RequestState.CORRECTING,
                Step.CONSULT_THIRD_PARTY: RequestState.CONSULTING,
                Step.EXTEND_REQUEST: RequestState.RECEIVED,
                Step.ANSWER_REQUEST: RequestState.ANSWERED,
                Step.WITHDRAW_REQUEST: RequestState.WITHDRAWN,
            },
            RequestState.CORRECTING: {
                Step.CORRECT_REQUEST: RequestState.RECEIVED,
                Step.GIVE_UP_REQUEST: RequestState.GIVEN_UP,
                Step.WITHDRAW_REQUEST: RequestState.WITHDRAWN,
            },
            RequestState.CONSULTING: {
                Step.MOVE_DUE: RequestState.CONSULTING,
                Step.NOTE_THIRD_PARTY: RequestState.RECEIVED,
                Step.EXTEND_REQUEST: RequestState.CONSULTING,
                Step.WITHDRAW_REQUEST: RequestState.WITHDRAWN,
            },
            RequestState.ANSWERED: {},
            RequestState.GIVEN_UP: {},
            RequestState.WITHDRAWN: {},
        }
    )
)
OPEN: Final = frozenset(state for state, steps in TRANSITIONS.items() if steps)

CONFIRM: Final = Limit(
    1
)  # 31(2): 「应当于收到申请的当日与申请人确认」 and the next day
CORRECTION: Final = Limit(7)
ANSWER: Final = Limit(20)
THIRD_PARTY: Final = Limit(15)
EXTENSION: Final = ExtensionRule(20, Role.ORGAN_HEAD, "政府信息公开条例第三十三条")
_THIRD: Final = "政府信息公开条例第三十二条、第三十三条"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody asks for (29)."""

    submit_key: str
    arrival: Arrival
    form: Form
    organ_id: int
    name: str
    contact: str
    wanted: str
    id_number: str  # of the resident's card, or a body's credit code
    is_confirmed: bool = False  # a credit code whose check digit fails


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestTimes:
    """The facts that the clock follows from."""

    state: RequestState
    came_on: date
    counted_from: date | None = None  # received, or the correction received
    correct_by: date | None = None
    consulted: tuple[tuple[date, date | None], ...] = ()
    extension: Extension | None = None


def begins_as(arrival: Arrival) -> RequestState:
    """Where a request begins: what came from afar is confirmed first."""
    later = arrival in CONFIRMED_LATER
    return RequestState.UNCONFIRMED if later else RequestState.RECEIVED


def after(state: RequestState, step: Step) -> RequestState:
    """The state that follows when this step is taken from this state."""
    try:
        return TRANSITIONS[state][step]
    except KeyError:
        raise NoSuchRequestStep(state=state, step=step) from None


def next_steps(state: RequestState) -> frozenset[Step]:
    """The steps that may be taken in this state."""
    return frozenset(TRANSITIONS[state])


def clock_of(times: RequestTimes) -> DecisionClock | None:
    """The organ's clock to the answer, or None where it is not the organ's turn."""
    if times.state is RequestState.UNCONFIRMED:
        return _statutory(times.came_on, CONFIRM)
    if times.counted_from is None or times.state not in {
        RequestState.RECEIVED,
        RequestState.CONSULTING,
    }:
        return None
    clock = _statutory(times.counted_from, ANSWER)
    pauses = tuple(_pause(*one) for one in times.consulted)
    return replace(clock, pauses=pauses, extension=times.extension)


def _statutory(started_on: date, limit: Limit) -> DecisionClock:
    return DecisionClock(started_on, limit, None)


def _pause(asked_on: date, answered_on: date | None) -> Pause:
    return Pause(
        started_on=asked_on,
        ended_on=answered_on,
        asked_days=THIRD_PARTY.number,
        procedure=Procedure.THIRD_PARTY,
        article=_THIRD,
    )


def due_of(times: RequestTimes, calendar: WorkCalendar) -> Due | None:
    """The last day: for the answer, or for the applicant's correction."""
    if times.state is RequestState.CORRECTING and times.correct_by is not None:
        return Due(times.correct_by, provisional=False)
    clock = clock_of(times)
    return None if clock is None else due(clock.leading, calendar)


def check_correction(
    times: RequestTimes, today: date, correct_by: date, calendar: WorkCalendar
) -> None:
    """Raise unless a correction may still be asked for: once, in seven days."""
    asked_already = times.correct_by is not None
    start = times.counted_from or times.came_on
    last = due(ClockFacts(start, CORRECTION), calendar)
    if asked_already or today > last.on:
        raise CorrectionTooLate(last=last.on)
    if correct_by <= today:
        raise CorrectionTooShort(correct_by=correct_by)


def extended(
    times: RequestTimes, days: int, on: date, calendar: WorkCalendar
) -> Extension:
    """The extension, if it is the first, not too long and not too late."""
    clock = clock_of(times)
    if clock is None or times.counted_from is None:
        raise NoSuchRequestStep(state=times.state, step=Step.EXTEND_REQUEST)
    return approve(
        Extension(days, on, EXTENSION.rank, EXTENSION.article),
        EXTENSION,
        earlier=times.extension,
        started_on=times.counted_from,
        due_on=due(clock.leading, calendar).on,
    )


def check_reply(reply: Reply, text: str) -> str:
    """The article of the answer; raises where the reason or the thing is missing.

    What is public is given, or the applicant is told where and how to get it (36):
    a yes without either would be no answer.
    """
    if not text.strip():
        missing = ReplyWithoutReason if reply in NEEDS_REASON else ReplyGivesNothing
        raise missing(reply=reply)
    return REPLY_ARTICLES[reply]


def check_request(asked: Asked) -> None:
    """Raise unless the request has the contents of article 29.

    A letter without a number is taken in too, or nobody could ask for it (30).
    """
    needed = {"name", "id_number", "contact", "wanted"}
    if asked.arrival in LETTERS:
        needed -= {"id_number"}
    missing = sorted(name for name in needed if not getattr(asked, name).strip())
    if missing:
        raise RequestIncomplete(missing=missing)


def check_correction_said(text: str) -> None:
    """Raise unless the applicant says what is meant."""
    if not text.strip():
        raise RequestIncomplete(missing=["wanted"])
