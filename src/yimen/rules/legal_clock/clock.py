"""The legal clock: when is this case due, and why.

Three clocks run in a case's life. From receipt, the organ has five working days to
accept or to tell once what is missing (行政许可法 32; `silence`). From acceptance
it has the statutory limit to decide, and the shorter one it has promised (art. 42);
special procedures told in writing are not counted (art. 45; `pauses`), and the limit
may be extended once (`extensions`). From the decision it has ten working days to
deliver (art. 44; `silence`).

A clock is a pure function of facts: when it started, the limit with its unit, the
pauses, the extension, and the calendar. Nothing is ever added up and stored; a due
day in a row of the database is a cache of the answer, and a new holiday notice is a
new calendar for the same function. The first day is not counted (民法典 201); what
falls due today is not late today (art. 203).

This module is the door. The count itself is in `scales` and `counting`, the day by
day account in `ledger`, the words in `telling`, the light in `lights`, the picture in
`strip`, and what a moved date means for a printed one in `printed`.
"""

from yimen.rules.legal_clock.counting import (
    due,
    is_late,
    remaining,
    used,
    whole,
    working_days_left,
)
from yimen.rules.legal_clock.extensions import Extension, ExtensionRule
from yimen.rules.legal_clock.hours import LegalHours
from yimen.rules.legal_clock.ledger import LedgerDay, Why, explain
from yimen.rules.legal_clock.lights import Light, LightSettings, is_paused, light
from yimen.rules.legal_clock.limits import Limit, Unit
from yimen.rules.legal_clock.pauses import Pause, Procedure
from yimen.rules.legal_clock.silence import (
    deemed_accepted_on,
    delivery_due,
    notice_due,
    restarted,
)
from yimen.rules.legal_clock.strip import Strip, strip
from yimen.rules.legal_clock.telling import ledger_words, sentence
from yimen.rules.legal_clock.terms import ClockFacts, DecisionClock, Due

__all__ = [
    "ClockFacts",
    "DecisionClock",
    "Due",
    "Extension",
    "ExtensionRule",
    "LedgerDay",
    "LegalHours",
    "Light",
    "LightSettings",
    "Limit",
    "Pause",
    "Procedure",
    "Strip",
    "Unit",
    "Why",
    "deemed_accepted_on",
    "delivery_due",
    "due",
    "explain",
    "is_late",
    "is_paused",
    "ledger_words",
    "light",
    "notice_due",
    "remaining",
    "restarted",
    "sentence",
    "strip",
    "used",
    "whole",
    "working_days_left",
]
