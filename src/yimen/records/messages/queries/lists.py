"""What may be read of messages: the outbox of the halls, the inbox of an officer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from django.db.models import Count, Q, QuerySet

from yimen.ports.vault import vault
from yimen.records.messages.facts import facts_of, for_actor
from yimen.records.messages.models import Message
from yimen.records.network import queries as network
from yimen.records.people import queries as people
from yimen.records.people.queries import A_PAGE, Slice
from yimen.records.people.queries.paging import slice_of
from yimen.records.people.queries.sight import seen_by
from yimen.rules import masking
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import CHINA, ONE_DAY
from yimen.rules.messages import (
    Channel,
    Contact,
    Fault,
    MessageKind,
    MessageState,
    RecipientKind,
    Subject,
)

A_BAR: Final = 99  # what the bar counts up to


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRow:
    """A message in a list. Names and addresses of people are masked."""

    message_id: int
    kind: MessageKind
    facts: Mapping[str, str]
    subject: Subject
    recipient_kind: RecipientKind
    recipient: str
    address: str
    channel: Channel
    state: MessageState
    fault: Fault | None
    told_at: datetime
    told_by: str
    attempts: int
    next_try_at: datetime | None
    sent_at: datetime | None
    read_at: datetime | None
    read_by: str

    @property
    def is_unread(self) -> bool:
        """Whether nobody in the house has taken note of it."""
        return self.channel is Channel.INBOX and self.state is MessageState.SENT

    @property
    def may_be_sent_again(self) -> bool:
        """Whether it left, or tried to."""
        gone = self.state in {MessageState.SENT, MessageState.FAILED}
        return gone and self.channel in {Channel.SMS, Channel.MAIL}


@dataclass(frozen=True, slots=True)
class OutboxFilter:
    """Which messages to list."""

    state: str = ""
    channel: str = ""
    kind: str = ""
    subject: str = ""  # a case number, say
    since: date | None = None
    until: date | None = None  # that day included


def outbox(
    wanted: OutboxFilter, *, actor: Actor, page: int = 1, size: int = A_PAGE
) -> Slice[MessageRow]:
    """What left the actor's halls, or has to; the newest first."""
    found = _visible(actor).filter(_matching(wanted)).order_by("-id")
    cut = slice_of(found, page, lambda row: row, size=size)
    return Slice(tuple(_rows(cut.rows)), cut.number, cut.pages, cut.total)


def outbox_counts(actor: Actor) -> Mapping[str, int]:
    """How many there are in each state."""
    counted = _visible(actor).values_list("state").annotate(n=Count("id"))
    return dict(counted.order_by())


def inbox(actor: Actor, page: int = 1, size: int = A_PAGE) -> Slice[MessageRow]:
    """What the actor is told: by name, by organ, by hall; the newest first."""
    mine = Message.objects.filter(for_actor(actor), channel=Channel.INBOX)
    cut = slice_of(mine.order_by("-id"), page, lambda row: row, size=size)
    return Slice(tuple(_rows(cut.rows)), cut.number, cut.pages, cut.total)


def unread(actor: Actor) -> int:
    """How many of them wait, up to a hundred."""
    waiting = Message.objects.filter(
        for_actor(actor), channel=Channel.INBOX, state=MessageState.SENT
    )
    return waiting[: A_BAR + 1].count()


def messages_about(
    subject: Subject, *, whom: RecipientKind | None = None
) -> tuple[MessageRow, ...]:
    """Everything that was told about a subject, the newest first.

    Starts from a subject that the caller may see: a case of the actor's, or the case
    that its applicant holds.
    """
    found = Message.objects.filter(
        subject_kind=subject.kind, subject_id=subject.subject_id
    )
    if whom is not None:
        found = found.filter(recipient_kind=whom)
    return tuple(_rows(found.order_by("-id")[:A_PAGE]))


def _visible(actor: Actor) -> QuerySet[Message]:
    rows = Message.objects.all()
    return rows.filter(seen_by(sight_of(actor, Step.SEE_MESSAGES), organ=None))


def _matching(wanted: OutboxFilter) -> Q:
    found = Q()
    for column in ("state", "channel", "kind"):
        if value := getattr(wanted, column):
            found &= Q(**{column: value})
    if wanted.subject:
        found &= Q(subject_id=wanted.subject)
    if wanted.since is not None:
        found &= Q(told_at__gte=datetime.combine(wanted.since, time(), CHINA))
    if wanted.until is not None:
        after = datetime.combine(wanted.until + ONE_DAY, time(), CHINA)
        found &= Q(told_at__lt=after)
    return found


def _rows(rows: Iterable[Message]) -> Iterable[MessageRow]:
    listed = list(rows)
    names = _names(listed)
    reached = people.contacts(
        row.recipient_id
        for row in listed
        if row.recipient_kind == RecipientKind.APPLICANT
    )
    return [_row(row, names, reached) for row in listed]


def _names(rows: list[Message]) -> dict[tuple[str, int], str]:
    """The names of everybody the rows name, one statement for each kind."""
    ids: dict[str, set[int]] = {kind.value: set() for kind in RecipientKind}
    for row in rows:
        ids[row.recipient_kind].add(row.recipient_id)
        ids[RecipientKind.OFFICER] |= {row.told_by_id or 0, row.read_by_id or 0}
    found: dict[tuple[str, int], str] = {}
    for kind, read in _READERS.items():
        if wanted := ids[kind] - {0}:
            names = read(wanted)
            found |= {(kind.value, one): name for one, name in names.items()}
    return found


def _applicants(wanted: set[int]) -> dict[int, str]:
    cards = people.find_applicants(list(wanted))
    return {one: card.name for one, card in cards.items()}


def _organs(wanted: set[int]) -> dict[int, str]:
    choices = people.organ_choices()
    return {one.organ_id: one.name for one in choices if one.organ_id in wanted}


def _nodes(wanted: set[int]) -> dict[int, str]:
    nodes = network.all_nodes()
    return {one.node_id: one.name for one in nodes if one.node_id in wanted}


_READERS: Final = {
    RecipientKind.APPLICANT: _applicants,
    RecipientKind.OFFICER: people.names_of,
    RecipientKind.ORGAN: _organs,
    RecipientKind.NODE: _nodes,
}


def _row(
    row: Any, names: Mapping[tuple[str, int], str], reached: Mapping[int, Contact]
) -> MessageRow:
    officer = RecipientKind.OFFICER.value
    return MessageRow(
        message_id=row.pk,
        kind=MessageKind(row.kind),
        facts=facts_of(row),
        subject=Subject(row.subject_kind, row.subject_id),
        recipient_kind=RecipientKind(row.recipient_kind),
        recipient=names.get((row.recipient_kind, row.recipient_id), _nameless(row)),
        address=_address(row, reached),
        channel=Channel(row.channel),
        state=MessageState(row.state),
        fault=Fault(row.fault) if row.fault else None,
        told_at=row.told_at,
        told_by=names.get((officer, row.told_by_id or 0), "系统"),
        attempts=row.attempts,
        next_try_at=row.next_try_at,
        sent_at=row.sent_at,
        read_at=row.read_at,
        read_by=names.get((officer, row.read_by_id or 0), ""),
    )


def _nameless(row: Message) -> str:
    """Somebody whose name no register has."""
    return _NAMELESS.get(RecipientKind(row.recipient_kind), "—")


_NAMELESS: Final = {
    RecipientKind.APPOINTMENT: "预约的人",
    RecipientKind.ORDER: "反映事情的人",
    RecipientKind.REQUEST: "申请信息公开的人",
    RecipientKind.TICKET: "取号的人",
    RecipientKind.DRAFT: "存草稿的代办员",
    RecipientKind.APPLICATION: "在网上预填的人",
}


def _address(row: Message, reached: Mapping[int, Contact]) -> str:
    """Where it went, or would go; masked."""
    if row.channel in {Channel.INBOX, Channel.PAGE}:
        return ""
    if row.address_sealed:
        to = vault().unseal(bytes(row.address_sealed))
    else:
        contact = reached.get(row.recipient_id, Contact())
        to = contact.phone if row.channel == Channel.SMS else contact.mail
    return masking.mail(to) if "@" in to else masking.phone(to)
