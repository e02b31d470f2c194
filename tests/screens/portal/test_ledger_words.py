"""Why this day, in the language of the page."""

import re
from datetime import date

import translations
from django.utils import translation

from yimen.ports.almanac import bundled_calendar
from yimen.rules.documents.frame import NOT_A_LICENSE, TITLES, DocumentKind
from yimen.rules.legal_clock.clock import (
    ClockFacts,
    Extension,
    LedgerDay,
    Limit,
    Pause,
    Procedure,
    Unit,
    Why,
    explain,
)
from yimen.rules.legal_clock.telling import why_words
from yimen.screens.portal.ledger_words import SpokenDay, spoken

CALENDAR = bundled_calendar()
CHINESE = re.compile("[\u4e00-\u9fff]")
FRIDAY = date(2026, 9, 18)
CLOCKS = (
    ClockFacts(FRIDAY, Limit(20), extension=Extension(10, date(2026, 9, 25))),
    ClockFacts(FRIDAY, Limit(15, Unit.CALENDAR_DAY)),
    ClockFacts(FRIDAY, Limit(1, Unit.MONTH)),
    ClockFacts(FRIDAY, Limit(30, Unit.HOUR)),
    ClockFacts(date(2026, 12, 20), Limit(30)),  # into a year not announced yet
    *(
        ClockFacts(FRIDAY, Limit(5), pauses=(Pause(FRIDAY, asked_days=3, procedure=p),))
        for p in Procedure
    ),
)
TO_THE_APPLICANT = {
    DocumentKind.ACCEPTANCE_NOTICE,
    DocumentKind.INTAKE_RECEIPT,
    DocumentKind.ONE_TIME_NOTICE,
    DocumentKind.REJECTION,
    DocumentKind.REFUSAL,
    DocumentKind.GRANT,
    DocumentKind.PAUSE_NOTICE,
    DocumentKind.EXTENSION_NOTICE,
    DocumentKind.DELIVERY_RECEIPT,
    DocumentKind.COLLECTION_VOUCHER,
    DocumentKind.CLOSING_NOTICE,
}


def said(facts: ClockFacts, language: str) -> tuple[SpokenDay, ...]:
    with translation.override(language):
        return spoken(explain(facts, CALENDAR))


def every_day() -> list[LedgerDay]:
    return [day for facts in CLOCKS for day in explain(facts, CALENDAR)]


def test_in_chinese_the_words_are_those_of_the_clock() -> None:
    for facts in CLOCKS:
        words = [day.why for day in said(facts, "zh-hans")]
        assert words == [why_words(day) for day in explain(facts, CALENDAR)]


def test_in_english_no_day_speaks_chinese() -> None:
    found = {
        text
        for facts in CLOCKS
        for day in said(facts, "en")
        for text in (day.on, day.why, day.article)
        if CHINESE.search(text)
    }

    assert not found
    assert {day.why for day in every_day()} >= {
        Why.START,
        Why.COUNTED,
        Why.DAY_OFF,
        Why.PAUSED,
        Why.ROLLED,
    }


def test_in_english_each_day_says_what_it_says_in_chinese() -> None:
    first, *_, last = said(CLOCKS[0], "en")
    by_day = {day.on: day.why for day in said(CLOCKS[0], "en")}

    assert first.why == "first day, not counted"
    assert first.article == "Civil Code, art. 201"
    assert by_day["Sun 20 Sep"] == "Working day 1, make-up working day for National Day"
    assert by_day["Thu 1 Oct"] == "National Day holiday, not counted"
    assert last.why == "Working day 30, extension"


def test_papers_of_an_applicant_have_english_titles() -> None:
    titles = {TITLES[kind] for kind in TO_THE_APPLICANT} | set(NOT_A_LICENSE.values())

    assert not titles - translations.known()
