"""What runs by itself: every minute, every quarter of an hour, and at night.

A duty is given the instant and answers in a few words what it did. It may be run
again at any time and finds nothing left to do; it takes its acts through the same
actions as the screens, as the system. One that fails does not keep the others from
running. To add one, add it to `DUTIES`.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from yimen.records.agency.actions.drop_draft import drop_old_drafts
from yimen.records.agency.actions.remind_agents import remind_agents
from yimen.records.approvals import queries as approvals
from yimen.records.approvals.actions.assume_consent import assume_consent
from yimen.records.approvals.actions.remind_member import remind_member
from yimen.records.cases import queries as cases
from yimen.records.cases.actions.deem_withdrawn import deem_withdrawn
from yimen.records.cases.actions.follow_calendar import follow_calendar
from yimen.records.cases.actions.prepare import drop_old_prepared
from yimen.records.cases.actions.remind_owed import remind_owed
from yimen.records.cases.actions.tell_touched import tell_touched
from yimen.records.catalogue.actions.note_uses import note_uses
from yimen.records.fees.actions.follow_payments import follow_payments
from yimen.records.journal import queries as journal
from yimen.records.journal.actions.close_day import DayStillOpen, close_day
from yimen.records.messages.actions.send import send
from yimen.records.messages.actions.warn_of_letters import warn_of_letters
from yimen.records.network.actions.end_grades import end_grades
from yimen.records.orders.actions.end_request import give_up_requests
from yimen.records.orders.actions.follow_calendar_orders import (
    follow_calendar_orders,
)
from yimen.records.orders.actions.index_orders import index_orders
from yimen.records.orders.actions.remind_units import (
    remind_units as remind_order_units,
)
from yimen.records.queue.actions.close_bookings import close_bookings
from yimen.records.queue.actions.lapse import lapse
from yimen.records.ratings.actions.ask_for_ratings import ask_for_ratings
from yimen.records.reports.actions.schedule_report import draft_due_reports
from yimen.records.statistics.actions.answer_what_if import answer_all
from yimen.records.statistics.actions.archive_cases import archive_cases
from yimen.records.statistics.actions.check_archive import check_archive
from yimen.records.statistics.actions.count_day import count_day
from yimen.records.statistics.actions.foretell import foretell
from yimen.records.supervision.actions.accept_silent import accept_silent
from yimen.records.supervision.actions.end_promises import end_promises
from yimen.records.supervision.actions.find_late_hand_ups import find_late_hand_ups
from yimen.records.supervision.actions.watch_journal import watch_journal
from yimen.records.supervision.actions.watch_night import watch_night
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.refusals import Overtaken, Refused
from yimen.screens.shared.wording.messages import say_message
from yimen.site.rhythm import Rhythm

logger = logging.getLogger(__name__)

FILES_A_NIGHT = 3
LATE_COMERS = "nightly"
"""What the journal names as the reason where no notice was loaded."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that nobody has to remember."""

    name: str
    rhythm: Rhythm
    run: Callable[[datetime], str]


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a duty."""

    name: str
    said: str
    failed: bool = False


def close_days(at: datetime) -> str:
    """Close the journal's days that are over, oldest first."""
    closed = 0
    for day in journal.days_to_close(at):
        try:
            close_day(day=day, by=SYSTEM, at=at)
        except DayStillOpen:
            return f"{closed} closed, {day} still has writers"
        except Overtaken:
            continue
        closed += 1
    return f"{closed} closed"


def archive_the_cases(at: datetime) -> str:
    """Write into files whatever month has changed, and read some old ones again."""
    done = archive_cases(by=SYSTEM, at=at)
    checked = check_archive(most=FILES_A_NIGHT, by=SYSTEM, at=at)
    return (
        f"{done.written} parts written, {done.kept} kept, {done.cases} cases,"
        f" {len(checked.unsound)} of {checked.parts} damaged"
    )


def follow_the_calendar(at: datetime) -> str:
    """Move what an act wrote by a calendar that a notice had just replaced."""
    moves = follow_calendar(calendar=LATE_COMERS, by=SYSTEM, at=at)
    return f"{moves.cases} moved"


def let_silence_accept(at: datetime) -> str:
    """Accept what nobody answered in its five days, and find who was silent."""
    return f"{len(accept_silent(at=at))} accepted"


def withdraw_the_lapsed(at: datetime) -> str:
    """End the corrections that never came, where a local law says so."""
    withdrawn = 0
    for number in cases.lapsed_corrections(at):
        try:
            deem_withdrawn(number=number, at=at)
        except Refused:
            continue  # the applicant came in the same second
        withdrawn += 1
    return f"{withdrawn} withdrawn"


def close_the_queue(at: datetime) -> str:
    """Free the windows of tickets left over from earlier days."""
    return f"{lapse(by=SYSTEM, at=at)} lapsed"


def miss_the_bookings(at: datetime) -> str:
    """Note who did not come, and forget the names of those long past."""
    return f"{close_bookings(by=SYSTEM, at=at)} missed"


def tell_the_touched(at: datetime) -> str:
    """Tell whoever would come in vain what has changed."""
    return f"{tell_touched(at=at)} told"


def send_messages(at: datetime) -> str:
    """Let leave what the acts have told."""
    done = send(say=say_message, at=at)
    return f"{done.sent} sent, {done.later} to be tried again, {done.failed} given up"


def end_missed_promises(at: datetime) -> str:
    """End the cases whose promised papers did not come in time."""
    return f"{len(end_promises(at=at))} ended"


def remind_of_promises(at: datetime) -> str:
    """Remind applicants of the papers they promised, a little before the day."""
    reminded = 0
    for number in cases.promises_to_remind(at):
        try:
            remind_owed(number=number, at=at)
        except Refused:
            continue  # not yet, or the paper came in the same second
        reminded += 1
    return f"{reminded} reminded"


def follow_the_payments(at: datetime) -> str:
    """Ask after payments and refunds that have no end yet."""
    return f"{follow_payments(at=at)} ended"


def rank_the_matters(at: datetime) -> str:
    """Put first, in search and guides, what people asked for lately."""
    uses = cases.matter_uses(at)
    note_uses(uses)
    return f"{len(uses)} asked for"


def hurry_the_agents(at: datetime) -> str:
    """Remind agents of what has to go up, and find what lay too long."""
    return f"{remind_agents(at=at)} reminded, {len(find_late_hand_ups(at=at))} found"


def forget_the_drafts(at: datetime) -> str:
    """Delete the drafts that have lain for their month."""
    return f"{drop_old_drafts(at=at) + drop_old_prepared(at=at)} dropped"


def let_silence_agree(at: datetime) -> str:
    """Take for consent the opinions that signed units did not give in time."""
    agreed = 0
    for due in approvals.silent_members(at):
        try:
            assume_consent(number=due.number, key=due.key, at=at)
        except Refused:
            continue  # the unit answered in the same second
        agreed += 1
    return f"{agreed} agreed"


def remind_the_units(at: datetime) -> str:
    """Remind units whose part of a joint case is due or late, once a day."""
    reminded = 0
    for due in approvals.members_to_remind(at):
        try:
            remind_member(number=due.number, key=due.key, by=SYSTEM, at=at)
        except Refused:
            continue
        reminded += 1
    return f"{reminded} reminded"


def move_the_orders(at: datetime) -> str:
    """Count anew what is due of orders and requests, after a holiday notice."""
    return f"{follow_calendar_orders(at=at)} moved"


def remind_of_the_orders(at: datetime) -> str:
    """Remind units of orders that run out or have run out, once for each light."""
    return f"{remind_order_units(at=at)} reminded"


def index_the_orders(at: datetime) -> str:  # noqa: ARG001 - a duty takes the instant
    """Let orders from before there was an index be found by their words."""
    return f"{index_orders()} indexed"


def give_up_the_silent(at: datetime) -> str:
    """End requests for information that nobody made clear in time."""
    return f"{give_up_requests(at=at)} given up"


def warn_of_ending_letters(at: datetime) -> str:
    """Warn before somebody may no longer sign."""
    return f"{warn_of_letters(at=at)} warned"


def end_the_grades(at: datetime) -> str:
    """Write down the grades of places whose days are over."""
    return f"{end_grades(at=at)} ended"


def watch_the_acts(at: datetime) -> str:
    """Judge what was acted on since the last minute."""
    done = watch_journal(at=at)
    return f"{done.raised} raised, {done.replaced} replaced, {done.lifted} lifted"


def watch_the_time(at: datetime) -> str:
    """Judge what time alone has put in the wrong."""
    done = watch_night(at=at)
    return f"{done.raised} raised, {done.replaced} replaced, {done.lifted} lifted"


def count_the_day(at: datetime) -> str:
    """Count what the cases of today come to, for the boards."""
    halls = count_day(at=at)
    return "not yet" if halls is None else f"{halls} halls counted"


def draft_the_reports(at: datetime) -> str:
    """Draft the reports whose day has come."""
    return f"{draft_due_reports(at=at)} drafted"


def foretell_the_days(at: datetime) -> str:
    """Say anew how long matters take, and note how often it was right."""
    done = foretell(at=at)
    return f"{done.changed} ranges changed, {done.days} days of halls noted"


def answer_what_ifs(at: datetime) -> str:
    """Answer what was asked of the past."""
    return f"{answer_all(at=at)} answered"


def ask_how_it_went(at: datetime) -> str:
    """Ask for a rating after a case has ended, and once more after three days."""
    return f"{ask_for_ratings(at=at)} asked"


DUTIES: tuple[Duty, ...] = (
    Duty("ask-how-it-went", Rhythm.QUARTER_HOUR, ask_how_it_went),
    Duty("move-the-orders", Rhythm.NIGHT, move_the_orders),
    Duty("remind-of-the-orders", Rhythm.NIGHT, remind_of_the_orders),
    Duty("index-the-orders", Rhythm.NIGHT, index_the_orders),
    Duty("give-up-requests", Rhythm.NIGHT, give_up_the_silent),
    Duty("warn-of-letters", Rhythm.NIGHT, warn_of_ending_letters),
    Duty("end-the-grades", Rhythm.NIGHT, end_the_grades),
    Duty("hurry-the-agents", Rhythm.NIGHT, hurry_the_agents),
    Duty("forget-the-drafts", Rhythm.NIGHT, forget_the_drafts),
    Duty("tell-the-touched", Rhythm.MINUTE, tell_the_touched),
    Duty("watch-the-acts", Rhythm.MINUTE, watch_the_acts),
    Duty("send-messages", Rhythm.MINUTE, send_messages),
    Duty("answer-what-ifs", Rhythm.LONG, answer_what_ifs),
    Duty("count-the-day", Rhythm.MINUTE, count_the_day),
    Duty("close-days", Rhythm.QUARTER_HOUR, close_days),
    Duty("let-silence-accept", Rhythm.QUARTER_HOUR, let_silence_accept),
    Duty("miss-the-bookings", Rhythm.QUARTER_HOUR, miss_the_bookings),
    Duty("end-missed-promises", Rhythm.QUARTER_HOUR, end_missed_promises),
    Duty("remind-of-promises", Rhythm.NIGHT, remind_of_promises),
    Duty("follow-the-payments", Rhythm.QUARTER_HOUR, follow_the_payments),
    Duty("let-silence-agree", Rhythm.NIGHT, let_silence_agree),
    Duty("remind-the-units", Rhythm.NIGHT, remind_the_units),
    Duty("close-the-queue", Rhythm.NIGHT, close_the_queue),
    Duty("follow-the-calendar", Rhythm.NIGHT, follow_the_calendar),
    Duty("archive-the-cases", Rhythm.NIGHT, archive_the_cases),
    Duty("draft-the-reports", Rhythm.NIGHT, draft_the_reports),
    Duty("foretell-the-days", Rhythm.NIGHT, foretell_the_days),
    Duty("rank-the-matters", Rhythm.NIGHT, rank_the_matters),
    Duty("watch-the-time", Rhythm.NIGHT, watch_the_time),
    Duty("withdraw-the-lapsed", Rhythm.NIGHT, withdraw_the_lapsed),
)


def tick(at: datetime, *rhythms: Rhythm) -> Iterator[Done]:
    """Run the duties of these rhythms, or all, and say what became of each."""
    for duty in DUTIES:
        if not rhythms or duty.rhythm in rhythms:
            yield _run(duty, at)


def _run(duty: Duty, at: datetime) -> Done:
    try:
        return Done(duty.name, duty.run(at))
    except Exception as error:
        logger.exception("the duty %s failed", duty.name)
        return Done(duty.name, f"{type(error).__name__}: {error}", failed=True)
