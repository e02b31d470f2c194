"""What somebody is told, how often it is tried, and when it may ring.

行政许可法 art. 44 and 45 and 民事诉讼法 art. 90 ask that people are told; this says how
a hall does it. An applicant hears by text message or mail and finds the same words on
the progress page; an officer, an organ or a hall finds them in the inbox of the house.

A message belongs to the act that tells it: it is written in the act's transaction and
leaves only after that. Invariants: the same notice (the same words to the same person
about the same thing) is one message however often it is told, by its `notice_key`;
what can't be carried is tried again with growing pauses and then given up where staff
see it; nobody's telephone rings at night. What is told depends on the kind alone: each
names the facts it needs, its words stand in `screens/shared/wording`.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from yimen.rules.legal_clock.calendar import CHINA, ONE_DAY
from yimen.rules.refusals import Refused


class Channel(StrEnum):
    """How a message gets there."""

    SMS = "sms"
    MAIL = "mail"
    INBOX = "inbox"
    PAGE = "page"  # of a ticket: whoever holds it sees it there


class MessageState(StrEnum):
    """What became of a message."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"
    READ = "read"


class RecipientKind(StrEnum):
    """Whom a message is for."""

    APPLICANT = "applicant"
    OFFICER = "officer"
    ORGAN = "organ"
    NODE = "node"
    APPOINTMENT = "appointment"  # told where it was booked from
    ORDER = "order"  # told by the telephone they left
    REQUEST = "request"  # for information: told where they want to hear of it
    TICKET = "ticket"  # names nobody
    DRAFT = "draft"  # told where its agent wants to hear of it
    APPLICATION = "application"  # a form filled in at home: told where it was filled in


class Fault(StrEnum):
    """Why a message did not get there."""

    NO_CONTACT = "no_contact"  # nothing is registered
    NOT_A_MOBILE = "not_a_mobile"
    NO_CARRIER = "no_carrier"  # no mail server, no gateway
    UNREACHABLE = "unreachable"  # the carrier did not answer
    TURNED_DOWN = "turned_down"  # the carrier knows no such address


class MessageKind(StrEnum):
    """What is told, one name each. A new kind takes a line in `FACTS` and its words."""

    # the applicant's own case
    CORRECTION_ASKED = "correction_asked"
    CASE_ACCEPTED = "case_accepted"
    RESULT_READY = "result_ready"
    DUE_MOVED = "due_moved"
    CASE_TRANSFERRED = "case_transferred"
    NEGATIVE_UPHELD = "negative_upheld"
    NEGATIVE_REVERSED = "negative_reversed"
    BENEFIT_OFFERED = "benefit_offered"  # nobody asked for it
    # promises
    PROMISE_DUE = "promise_due"
    PROMISE_LAPSED = "promise_lapsed"
    # fees
    BILL_READY = "bill_ready"
    FEE_PAID = "fee_paid"
    FEE_REFUNDED = "fee_refunded"
    FEE_DIFFERENCE = "fee_difference"  # to the hall
    # errands
    HAND_UP_DUE = "hand_up_due"  # to the agent
    ERRAND_RECEIVED = "errand_received"
    ERRAND_BACK = "errand_back"
    CASE_CAME_UP = "case_came_up"  # to the upper organ's hall
    # joint approval
    UNIT_ASKED = "unit_asked"
    UNIT_REMINDED = "unit_reminded"
    # before you travel
    MATTER_CHANGED = "matter_changed"
    WINDOW_CHANGED = "window_changed"
    HALL_CHANGED = "hall_changed"
    HOURS_CHANGED = "hours_changed"
    SYSTEM_DOWN = "system_down"
    CASES_MOVED = "cases_moved"  # to the organ that holds them
    # orders of the people
    ORDER_ASSIGNED = "order_assigned"  # to the unit
    ORDER_DUE = "order_due"  # to the unit
    ORDER_LATE = "order_late"  # to the unit
    ORDER_HURRIED = "order_hurried"  # to the unit
    ORDER_ACCEPTED = "order_accepted"
    ORDER_DECLINED = "order_declined"
    ORDER_ANSWERED = "order_answered"
    REQUEST_UNCLEAR = "request_unclear"
    REQUEST_EXTENDED = "request_extended"
    REQUEST_ANSWERED = "request_answered"
    # ratings
    RATING_ASKED = "rating_asked"
    RATING_ASKED_EARLY = "rating_asked_early"  # at receipt or acceptance
    RATING_ANSWERED = "rating_answered"
    BAD_RATING = "bad_rating"  # to who calls the rater
    # in the house
    LETTER_ENDING = "letter_ending"
    GRADE_GIVEN = "grade_given"  # to the place
    GRADE_DECLINED = "grade_declined"  # to the place
    GRADE_TAKEN = "grade_taken"  # to the place
    GRADE_OVER = "grade_over"  # to the place
    # conduct of the staff
    FINDING_RAISED = "finding_raised"
    TALK_HELD = "talk_held"
    BREACH_CONFIRMED = "breach_confirmed"
    BREACH_DECIDED = "breach_decided"
    CARD_SHOWN = "card_shown"
    URGED = "urged"
    HOUSE_PAPER = "house_paper"
    # appraisal and reports
    SCORE_READY = "score_ready"
    SCORE_APPEAL_DECIDED = "score_appeal_decided"
    BONUS_DECIDED = "bonus_decided"
    AWARD_GIVEN = "award_given"
    AWARD_REVOKED = "award_revoked"
    REPORT_TO_SIGN = "report_to_sign"


FACTS: Final[Mapping[MessageKind, frozenset[str]]] = MappingProxyType(
    {
        # the applicant's own case
        MessageKind.CORRECTION_ASKED: frozenset({"matter", "case", "missing"}),
        MessageKind.CASE_ACCEPTED: frozenset({"matter", "case", "due"}),
        MessageKind.RESULT_READY: frozenset({"matter", "case", "hall"}),
        MessageKind.DUE_MOVED: frozenset({"matter", "case", "due"}),
        MessageKind.CASE_TRANSFERRED: frozenset({"matter", "case", "organ"}),
        MessageKind.NEGATIVE_UPHELD: frozenset({"matter", "case"}),
        MessageKind.NEGATIVE_REVERSED: frozenset({"matter", "case"}),
        MessageKind.BENEFIT_OFFERED: frozenset({"matter", "why", "hall"}),
        # promises
        MessageKind.PROMISE_DUE: frozenset({"matter", "case", "missing", "due"}),
        MessageKind.PROMISE_LAPSED: frozenset({"matter", "case", "missing"}),
        # fees
        MessageKind.BILL_READY: frozenset({"bill", "yuan"}),
        MessageKind.FEE_PAID: frozenset({"bill", "yuan"}),
        MessageKind.FEE_REFUNDED: frozenset({"bill", "yuan"}),
        MessageKind.FEE_DIFFERENCE: frozenset({"day", "count"}),
        # errands
        MessageKind.HAND_UP_DUE: frozenset({"matter", "errand", "due"}),
        MessageKind.ERRAND_RECEIVED: frozenset({"matter", "case", "hall"}),
        MessageKind.ERRAND_BACK: frozenset({"matter", "station"}),
        MessageKind.CASE_CAME_UP: frozenset({"matter", "case"}),
        # joint approval
        MessageKind.UNIT_ASKED: frozenset({"matter", "case", "what", "due"}),
        MessageKind.UNIT_REMINDED: frozenset({"matter", "case", "what", "due"}),
        # before you travel
        MessageKind.MATTER_CHANGED: frozenset({"matter", "what", "bring"}),
        MessageKind.WINDOW_CHANGED: frozenset({"hall", "what", "bring"}),
        MessageKind.HALL_CHANGED: frozenset({"hall", "what", "bring"}),
        MessageKind.HOURS_CHANGED: frozenset({"hall", "what", "bring"}),
        MessageKind.SYSTEM_DOWN: frozenset({"hall", "what", "bring"}),
        MessageKind.CASES_MOVED: frozenset({"notice", "count"}),
        # orders of the people
        MessageKind.ORDER_ASSIGNED: frozenset({"order", "topic"}),
        MessageKind.ORDER_DUE: frozenset({"order", "topic", "due"}),
        MessageKind.ORDER_LATE: frozenset({"order", "topic", "due"}),
        MessageKind.ORDER_HURRIED: frozenset({"order", "topic", "due"}),
        MessageKind.ORDER_ACCEPTED: frozenset({"order", "due"}),
        MessageKind.ORDER_DECLINED: frozenset({"order"}),
        MessageKind.ORDER_ANSWERED: frozenset({"order"}),
        MessageKind.REQUEST_UNCLEAR: frozenset({"request", "due"}),
        MessageKind.REQUEST_EXTENDED: frozenset({"request", "due"}),
        MessageKind.REQUEST_ANSWERED: frozenset({"request"}),
        # ratings
        MessageKind.RATING_ASKED: frozenset({"matter", "link"}),
        MessageKind.RATING_ASKED_EARLY: frozenset({"matter", "link"}),
        MessageKind.RATING_ANSWERED: frozenset({"matter", "link"}),
        MessageKind.BAD_RATING: frozenset({"ticket", "due"}),
        # in the house
        MessageKind.LETTER_ENDING: frozenset({"letter", "officer", "day"}),
        MessageKind.GRADE_GIVEN: frozenset({"place", "grade", "until"}),
        MessageKind.GRADE_DECLINED: frozenset({"place", "grade", "reason"}),
        MessageKind.GRADE_TAKEN: frozenset({"place", "grade", "reason"}),
        MessageKind.GRADE_OVER: frozenset({"place", "grade"}),
        # conduct of the staff
        MessageKind.FINDING_RAISED: frozenset({"what", "due"}),
        MessageKind.TALK_HELD: frozenset({"kind"}),
        MessageKind.BREACH_CONFIRMED: frozenset({"what", "due"}),
        MessageKind.BREACH_DECIDED: frozenset({"what", "result"}),
        MessageKind.CARD_SHOWN: frozenset({"colour", "what", "number", "due"}),
        MessageKind.URGED: frozenset({"number", "what", "due"}),
        MessageKind.HOUSE_PAPER: frozenset({"title", "number"}),
        # appraisal and reports
        MessageKind.SCORE_READY: frozenset({"name", "period", "total", "grade", "due"}),
        MessageKind.SCORE_APPEAL_DECIDED: frozenset(
            {"name", "period", "row", "result", "decision"}
        ),
        MessageKind.BONUS_DECIDED: frozenset(
            {"name", "period", "points", "result", "comment"}
        ),
        MessageKind.AWARD_GIVEN: frozenset({"award", "name", "period"}),
        MessageKind.AWARD_REVOKED: frozenset({"award", "name", "period", "reason"}),
        MessageKind.REPORT_TO_SIGN: frozenset({"title", "hall"}),
    }
)
"""The facts that a kind is told with: exactly these."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody to be told, by id: names and numbers stay in the records."""

    kind: RecipientKind
    recipient_id: int

    @classmethod
    def applicant(cls, applicant_id: int) -> "Recipient":
        """A person or body that applies."""
        return cls(RecipientKind.APPLICANT, applicant_id)

    @classmethod
    def officer(cls, officer_id: int) -> "Recipient":
        """One officer."""
        return cls(RecipientKind.OFFICER, officer_id)

    @classmethod
    def organ(cls, organ_id: int) -> "Recipient":
        """Whoever works for the organ; who reads it first has taken note of it."""
        return cls(RecipientKind.ORGAN, organ_id)

    @classmethod
    def node(cls, node_id: int) -> "Recipient":
        """Whoever works in the hall; who reads it first has taken note of it."""
        return cls(RecipientKind.NODE, node_id)

    @classmethod
    def appointment(cls, appointment_id: int) -> "Recipient":
        """Whoever booked; the notice brings the telephone along."""
        return cls(RecipientKind.APPOINTMENT, appointment_id)

    @classmethod
    def draft(cls, draft_id: int) -> "Recipient":
        """Whoever keeps an unfinished form; the notice brings the telephone along."""
        return cls(RecipientKind.DRAFT, draft_id)

    @classmethod
    def application(cls, draft_id: int) -> "Recipient":
        """Whoever fills in a form at home; the notice brings the telephone along."""
        return cls(RecipientKind.APPLICATION, draft_id)

    @classmethod
    def order(cls, order_id: int) -> "Recipient":
        """Whoever said it; the notice brings the telephone along."""
        return cls(RecipientKind.ORDER, order_id)

    @classmethod
    def request(cls, request_id: int) -> "Recipient":
        """Whoever asked for information."""
        return cls(RecipientKind.REQUEST, request_id)

    @classmethod
    def ticket(cls, ticket_id: int) -> "Recipient":
        """Whoever holds the ticket."""
        return cls(RecipientKind.TICKET, ticket_id)

    @property
    def is_inside(self) -> bool:
        """Whether the message goes to the inbox of the house."""
        return self.kind in {
            RecipientKind.OFFICER,
            RecipientKind.ORGAN,
            RecipientKind.NODE,
        }


@dataclass(frozen=True, slots=True)
class Subject:
    """What a message is about, as the journal names it: a case, a ticket, a matter."""

    kind: str
    subject_id: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Where an applicant can be reached. Not to be shown."""

    phone: str = ""
    mail: str = ""

    @property
    def is_mobile(self) -> bool:
        """Whether the telephone takes text messages."""
        return len(self.phone) == _MOBILE_DIGITS and self.phone.startswith("1")


_MOBILE_DIGITS: Final = 11


class MessageMisworded(Refused):
    """A message is told with exactly the facts that its kind names."""


class NothingToResend(Refused):
    """The message is on its way, stays in the house, or has no address."""


class OutageUnexplained(Refused):
    """An outage says what does not work, and ends after it begins and after now."""


def check_facts(kind: MessageKind, facts: Mapping[str, str]) -> None:
    """Raise unless the facts are those that the kind's words need."""
    if facts.keys() != FACTS[kind]:
        raise MessageMisworded(
            kind=kind, given=sorted(facts), needed=sorted(FACTS[kind])
        )


def channel_of(whom: Recipient, contact: Contact) -> tuple[Channel, Fault | None]:
    """How to reach somebody, and what stands in the way."""
    if whom.is_inside:
        return Channel.INBOX, None
    if whom.kind is RecipientKind.TICKET:
        return Channel.PAGE, None
    if contact.is_mobile:
        return Channel.SMS, None
    if contact.mail:
        return Channel.MAIL, None
    return Channel.SMS, Fault.NOT_A_MOBILE if contact.phone else Fault.NO_CONTACT


def notice_key(
    whom: Recipient,
    kind: MessageKind,
    subject: Subject,
    facts: Mapping[str, str],
    once: str = "",
) -> str:
    """What makes two messages the same notice.

    The words decide, unless the act says itself (`once`) what makes it another one:
    a reminder of a certain day, say.
    """
    said = once or json.dumps(dict(facts), ensure_ascii=False, sort_keys=True)
    parts = (
        whom.kind,
        str(whom.recipient_id),
        kind,
        subject.kind,
        subject.subject_id,
        said,
    )
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


PAUSES: Final = tuple(
    timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720)
)
"""How long to wait after each failure; after the last one it is given up."""

LEASE: Final = timedelta(minutes=10)
"""How long a message that is being sent is left alone; then its sender has died."""

EARLIEST: Final = time(8)
LATEST: Final = time(21)
"""Between these a text message may ring, in the hall's time."""


def next_try(attempts: int, at: datetime) -> datetime | None:
    """When to try again after so many failures; None: never."""
    if attempts > len(PAUSES):
        return None
    return at + PAUSES[max(attempts, 1) - 1]


def when_to_send(channel: Channel, at: datetime) -> datetime:
    """The first moment from `at` on when the channel may be used."""
    local = at.astimezone(CHINA)
    if channel is not Channel.SMS or EARLIEST <= local.time() < LATEST:
        return at
    day = local.date() if local.time() < EARLIEST else local.date() + ONE_DAY
    return datetime.combine(day, EARLIEST, CHINA)
