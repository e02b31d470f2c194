"""From a line of the journal to the notices it calls for: who is touched, by what.

Each kind of line has one function here. It answers with the notices as they would be
told now; whoever is told already is told nothing again (`notice_key`).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from yimen.records.cases.actions import _progress
from yimen.records.cases.queries import drafting
from yimen.records.cases.queries.touched import (
    NOT_ACCEPTED,
    TO_COME,
    TouchedCase,
    touched_cases,
)
from yimen.records.catalogue import queries as catalogue
from yimen.records.journal.queries.following import NextLine
from yimen.records.messages import queries as messages
from yimen.records.messages.actions.tell import Notice
from yimen.records.network import queries as network
from yimen.records.network.queries import HallHours
from yimen.records.people import queries as people
from yimen.records.queue.queries.touched import (
    BookedVisit,
    WaitingVisit,
    booked_for,
    booked_visits,
    lines_only_at,
    waiting_visits,
)
from yimen.rules.authority.steps import Step
from yimen.rules.cases.drafts import DraftHolder, kept_until
from yimen.rules.cases.lifecycle import OPEN_STATES
from yimen.rules.catalogue.matter_changes import MOVES, Change
from yimen.rules.legal_clock.calendar import CHINA, local_date
from yimen.rules.messages import Contact, MessageKind, Recipient, Subject
from yimen.rules.queue import travel
from yimen.rules.queue.opening import Session, is_shorter
from yimen.rules.queue.travel import Travel


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told, under which kind, about which place or matter, and when."""

    kind: MessageKind
    name: str  # of the matter or of the hall
    travel: Travel
    at: datetime

    def facts(self, bring: str = "") -> dict[str, str]:
        """The facts of the message; `bring` says it otherwise for one of them."""
        first = "matter" if self.kind is MessageKind.MATTER_CHANGED else "hall"
        said = bring or self.travel.bring
        return {first: self.name, "what": self.travel.what, "bring": said}

    def booked(self, visit: BookedVisit, bring: str = "") -> Notice:
        """For somebody with an appointment, by the telephone they left."""
        return Notice(
            whom=Recipient.appointment(visit.appointment_id),
            kind=self.kind,
            subject=Subject("appointment", str(visit.appointment_id)),
            facts=self.facts(bring),
            hall_id=visit.node_id,
            contact=visit.contact,
        )

    def waiting(self, visit: WaitingVisit) -> Notice:
        """For somebody with a ticket, on its page."""
        return Notice(
            whom=Recipient.ticket(visit.ticket_id),
            kind=self.kind,
            subject=Subject("ticket", str(visit.ticket_id)),
            facts=self.facts(),
            hall_id=visit.node_id,
        )

    def drafted(self, holder: DraftHolder) -> Iterator[Notice]:
        """For whoever has an unfinished form: in the house, and on the phone."""
        about = Subject(holder.kind, str(holder.draft_id))
        ways: dict[Recipient, Contact | None] = {}
        if holder.officer_id is not None:
            ways[Recipient.officer(holder.officer_id)] = None
        if holder.phone:
            ways[_by_phone(holder)] = Contact(phone=holder.phone)
        for whom, reached_by in ways.items():
            yield Notice(
                whom=whom,
                kind=self.kind,
                subject=about,
                facts=self.facts(),
                hall_id=holder.node_id,
                contact=reached_by,
            )

    def running(self, case: TouchedCase, bring: str = "") -> Notice:
        """For the applicant of a case."""
        return Notice(
            whom=Recipient.applicant(case.applicant_id),
            kind=self.kind,
            subject=Subject("case", case.number),
            facts=self.facts(bring),
            hall_id=case.hall_id,
        )


def _by_phone(holder: DraftHolder) -> Recipient:
    if holder.officer_id is None:
        return Recipient.application(holder.draft_id)
    return Recipient.draft(holder.draft_id)


def notices_of(line: NextLine, at: datetime) -> tuple[Notice, ...]:
    """Everybody whom this line's change touches; nobody for most lines."""
    act = line.step, str(line.payload.get("act", ""))
    found = _READERS.get(act) or _READERS.get((line.step, ""))
    return tuple(found(line, at)) if found else ()


def _published(line: NextLine, at: datetime) -> Iterator[Notice]:
    pair = catalogue.published_pair(int(line.subject), int(line.payload["number"]))
    if pair is None:
        return
    before, after = pair
    told = travel.guide_changed(before, after)
    if told is not None:
        yield from guide_notices(after.matter_id, (before.name, after.name), told, at)


def guide_notices(
    matter_id: int, names: tuple[str, ...], told: Travel, at: datetime
) -> Iterator[Notice]:
    """A changed guide: who booked for it, and whose case is not accepted yet."""
    telling = Telling(MessageKind.MATTER_CHANGED, names[-1], told, at)
    for visit in booked_for(local_date(at), names):
        yield telling.booked(visit)
    for case in touched_cases(NOT_ACCEPTED, matter_id=matter_id):
        yield telling.running(case, travel.AS_HANDED_IN)
    for holder in drafting.of_matter(matter_id):
        yield from telling.drafted(holder)


def _matter_changed(line: NextLine, at: datetime) -> Iterator[Notice]:
    change = Change(line.payload["change"])
    name = catalogue.matter_name(int(line.subject))
    others = catalogue.names_of(line.payload.get("others", ()))
    organ = people.organ_name(line.payload["organ"]) if change in MOVES else ""
    told = travel.state_changed(change, organ=organ, into="、".join(others))
    telling = Telling(MessageKind.MATTER_CHANGED, name, told, at)
    for visit in booked_for(local_date(at), (name,)):
        yield telling.booked(visit)
    for case in touched_cases(OPEN_STATES, matter_id=int(line.subject)):
        yield telling.running(case)
    for holder in drafting.of_matter(int(line.subject)):
        yield from telling.drafted(holder)


def _hall_changed(line: NextLine, at: datetime) -> Iterator[Notice]:
    after: Mapping[str, Any] = line.payload["after"]
    told = travel.hall_moved(
        address=str(after.get("address") or ""), name=str(after.get("name") or "")
    )
    yield from _in_hall(line, MessageKind.HALL_CHANGED, told, at)


def _hall_closed(line: NextLine, at: datetime) -> Iterator[Notice]:
    yield from _in_hall(line, MessageKind.HALL_CHANGED, travel.hall_closed(), at)


def _in_hall(
    line: NextLine, kind: MessageKind, told: Travel | None, at: datetime
) -> Iterator[Notice]:
    place = network.place_named(line.subject)
    if told is not None and place is not None:
        telling = Telling(kind, place.name, told, at)
        yield from hall_notices(telling, place.path, since=local_date(at))


def hall_notices(
    telling: Telling, path: str, *, since: date, until: date | None = None
) -> Iterator[Notice]:
    """Everybody who is about to come to a hall: booked, waiting, or with a case."""
    today = local_date(telling.at)
    for visit in booked_visits(since, path=path, until=until):
        yield telling.booked(visit)
    if since <= today and (until is None or today <= until):
        for ticket in waiting_visits(today, path=path):
            yield telling.waiting(ticket)
    for case in _one_each(touched_cases(TO_COME, path=path)):
        yield telling.running(case)
    yield from _drafted(telling, path)


def _one_each(cases: Iterable[TouchedCase]) -> Iterable[TouchedCase]:
    """One case for each applicant: what is said of a hall is said once."""
    return {case.applicant_id: case for case in cases}.values()


def _window_changed(line: NextLine, at: datetime) -> Iterator[Notice]:
    before, after = line.payload["before"], line.payload["after"]
    window = network.window(int(line.payload["window"]))
    place = network.place_named(line.subject)
    if window is None or place is None:
        return
    told = travel.window_changed(
        int(before.get("number", window.number)),
        is_closed=after.get("is_open") is False,
        new_number=after.get("number"),
    )
    if told is None:
        return
    telling = Telling(MessageKind.WINDOW_CHANGED, place.name, told, at)
    lines, today = lines_only_at(window.window_id), local_date(at)
    for visit in booked_visits(today, path=place.path):
        if visit.line_id in lines:
            yield telling.booked(visit)
    for ticket in waiting_visits(today, path=place.path):
        if ticket.line_id in lines or ticket.wanted_window_id == window.window_id:
            yield telling.waiting(ticket)
    yield from _drafted(telling, place.path)


def _drafted(telling: Telling, path: str) -> Iterator[Notice]:
    """Whoever will come there with a form that is not finished yet."""
    for holder in drafting.below(path):
        yield from telling.drafted(holder)


def _day_changed(line: NextLine, at: datetime) -> Iterator[Notice]:
    on = date.fromisoformat(str(line.payload["on"]))
    place, today = network.place_named(line.subject), local_date(at)
    if place is None or on < today:
        return
    yield from _shut_out(place.path, at, since=on, until=on)
    here = network.hall_hours(place.node_id, on)
    telling = _day_told(place.name, on, here, line, at)
    if not here.sessions(on):
        for case in _one_each(touched_cases(TO_COME, path=place.path)):
            yield telling.running(case)
    if _is_shorter(here, on):
        yield from _drafted(telling, place.path)


def _day_told(
    hall: str, on: date, here: HallHours, line: NextLine, at: datetime
) -> Telling:
    if here.sessions(on):
        return _hours_told(hall, on, here.sessions(on), at)
    note = str(line.payload.get("note", ""))
    told = Travel(travel.day_hours(on, (), note), travel.ANOTHER_DAY)
    return Telling(MessageKind.HOURS_CHANGED, hall, told, at)


def _is_shorter(here: HallHours, on: date) -> bool:
    """Whether the day is open for less than such a day is without its exception."""
    if here.hours is None:
        return False
    plain = replace(here.hours, exceptions={})
    now = here.hours.sessions(on, here.calendar)
    return is_shorter(now, plain.sessions(on, here.calendar))


def _week_changed(line: NextLine, at: datetime) -> Iterator[Notice]:
    place = network.place_named(line.subject)
    if place is None:
        return
    today = local_date(at)
    yield from _shut_out(place.path, at, since=today)
    hours = network.hall_hours(place.node_id, today).hours
    if hours is not None:
        told = Travel(travel.week_hours(hours.week), travel.WITHIN_HOURS)
        telling = Telling(MessageKind.HOURS_CHANGED, place.name, told, at)
        yield from _drafted(telling, place.path)


def _calendar_changed(line: NextLine, at: datetime) -> Iterator[Notice]:
    """Days that a notice frees or has worked: who has booked, who means to come."""
    off, worked = (_days(line, name, at) for name in ("off", "worked"))
    for on in (*off, *worked):
        yield from _shut_out("", at, since=on, until=on)
    halls: dict[int, Travel | None] = {}
    for holder in drafting.below(""):
        if holder.node_id not in halls:
            halls[holder.node_id] = _days_told(holder.node_id, off, worked)
        told = halls[holder.node_id]
        if told is not None:
            name = network.node_name(holder.node_id)
            telling = Telling(MessageKind.HOURS_CHANGED, name, told, at)
            yield from telling.drafted(holder)


def _days(line: NextLine, name: str, at: datetime) -> tuple[date, ...]:
    """The days of a notice on which somebody with a draft might come."""
    today, last = local_date(at), local_date(kept_until(at))
    days = sorted(date.fromisoformat(str(on)) for on in line.payload.get(name, ()))
    return tuple(on for on in days if today <= on <= last)


def _days_told(
    node_id: int, off: tuple[date, ...], worked: tuple[date, ...]
) -> Travel | None:
    def opened(on: date) -> bool:
        return bool(network.hall_hours(node_id, on).sessions(on))

    closed = [on for on in off if not opened(on)]
    return travel.days_changed(closed, [on for on in worked if opened(on)])


def _shut_out(
    path: str, at: datetime, *, since: date, until: date | None = None
) -> Iterator[Notice]:
    """Whose appointment falls when the door is shut now; who waits before it."""
    hours: dict[tuple[int, date], tuple[tuple[datetime, datetime], ...]] = {}
    today = local_date(at)
    for visit in booked_visits(since, path=path, until=until):
        key = visit.node_id, visit.day
        if key not in hours:
            hours[key] = network.hall_hours(visit.node_id, visit.day).sessions(
                visit.day
            )
        if not _within(visit, hours[key]):
            slot = f"{visit.starts_at.astimezone(CHINA):%H:%M}"
            telling = _hours_told(visit.hall_name, visit.day, hours[key], at)
            yield telling.booked(visit, travel.booked_outside(slot))
    if since <= today and (until is None or today <= until):
        for ticket in waiting_visits(today, path=path):
            hours_now = network.hall_hours(ticket.node_id, today).sessions(today)
            if not any(opens <= at < closes for opens, closes in hours_now):
                told = _hours_told(ticket.hall_name, today, hours_now, at)
                yield told.waiting(ticket)


def _within(visit: BookedVisit, sessions: Iterable[tuple[datetime, datetime]]) -> bool:
    return any(
        opens <= visit.starts_at and visit.ends_at <= closes
        for opens, closes in sessions
    )


def _hours_told(
    hall: str,
    on: date,
    sessions: tuple[tuple[datetime, datetime], ...],
    at: datetime,
) -> Telling:
    spoken = tuple(Session(opens.time(), closes.time()) for opens, closes in sessions)
    told = Travel(travel.day_hours(on, spoken), travel.WITHIN_HOURS)
    return Telling(MessageKind.HOURS_CHANGED, hall, told, at)


def _outage(line: NextLine, at: datetime) -> Iterator[Notice]:
    outage = messages.outage(int(line.subject))
    if outage is None or outage.withdrawn_at is not None or outage.ends_at <= at:
        return
    telling = Telling(
        MessageKind.SYSTEM_DOWN,
        outage.hall_name,
        Travel(outage.what, outage.instead or travel.AS_BEFORE),
        at,
    )
    yield from hall_notices(
        telling,
        outage.hall_path,
        since=local_date(outage.starts_at),
        until=local_date(outage.ends_at),
    )


Reader = Callable[[NextLine, datetime], Iterator[Notice]]

_READERS: Final[Mapping[tuple[str, str], Reader]] = {
    (Step.PUBLISH_MATTER, ""): _published,
    (Step.CHANGE_MATTER_STATE, ""): _matter_changed,
    (Step.EDIT_NETWORK, "change"): _hall_changed,
    (Step.EDIT_NETWORK, "close"): _hall_closed,
    (Step.EDIT_NETWORK, "change_window"): _window_changed,
    (Step.SET_HOURS, "except_day"): _day_changed,
    (Step.SET_HOURS, "drop_exception"): _day_changed,
    (Step.SET_HOURS, "set_hours"): _week_changed,
    (Step.SET_HOURS, "drop_hours"): _week_changed,
    (Step.LOAD_CALENDAR, ""): _calendar_changed,
    (Step.ANNOUNCE_OUTAGE, ""): _outage,
    (Step.ACCEPT, ""): _progress.accepted,
    (Step.DEEM_ACCEPTED, ""): _progress.accepted,
    (Step.ASK_CORRECTION, ""): _progress.correction_asked,
    (Step.GRANT, ""): _progress.result_ready,
    (Step.REFUSE, ""): _progress.result_ready,
    (Step.SUPPLY_OWED, ""): _progress.result_ready,
}
STEPS: Final = frozenset(step for step, _ in _READERS) | {Step.MOVE_DUE}
"""The steps after which somebody may have to be told."""
