"""The English of the public screens is whole, and its compiled file is fresh."""

import gettext
import io
from pathlib import Path
from typing import Final

import pytest
import translations
from django.utils import translation

from yimen.rules.cases.remedies import (
    DecidingOrgan,
    DecisionKind,
    OrganKind,
    remedies,
)
from yimen.rules.catalogue.captions import LINES
from yimen.rules.catalogue.elements import AUDIENCES
from yimen.rules.catalogue.themes import LEGAL_THEMES, LIFE_EVENTS, PERSON_THEMES
from yimen.rules.queue.touches import TooManyTouches
from yimen.screens.shared.wording import WORDS, queue, say


@pytest.mark.parametrize("path", translations.catalogues(), ids=str)
def test_the_compiled_file_is_that_of_the_text(path: Path) -> None:
    po = path.read_text(encoding="utf-8")

    assert path.with_suffix(".mo").read_bytes() == translations.compiled(po)


def test_every_public_text_has_its_english() -> None:
    missing = set(translations.wanted()) - translations.known()

    assert not missing


def test_the_words_that_guides_are_sorted_by_have_their_english() -> None:
    themes = {*PERSON_THEMES, *LEGAL_THEMES, *LIFE_EVENTS}

    assert not {*AUDIENCES, *themes, *LINES.values()} - translations.known()


@pytest.mark.parametrize("kind", OrganKind)
def test_the_article_of_a_review_has_its_english(kind: OrganKind) -> None:
    organ = DecidingOrgan(
        name="局", kind=kind, government="区政府", upper_organ="市局", court="法院"
    )

    found = remedies(organ, DecisionKind.REFUSAL)

    assert found.review_article in translations.known()


TO_STAFF: Final = {
    "NeedsCase",
    "NoWindow",
    "WindowBusy",
    "AtAnotherWindow",
    "LetterTaken",
}
EVERYWHERE: Final = {"Refused", "NotFound", "TooManyQuestions"}


def test_what_a_visitor_may_be_refused_has_its_english() -> None:
    names = (set(queue.WORDS) - TO_STAFF) | EVERYWHERE
    said = {
        text
        for name in names
        for text in (WORDS[name].text, WORDS[name].article, WORDS[name].next)
        if text
    }

    assert not said - translations.known()


def test_a_refusal_speaks_the_language_of_the_page() -> None:
    with translation.override("en"):
        words = say(TooManyTouches(minutes=5))
    with translation.override("zh-hans"):
        same = say(TooManyTouches(minutes=5))

    assert words.text == "This machine was touched too often."
    assert words.next.startswith("Come back in 5 minutes")
    assert (same.text, same.article) == ("这台机器按得太快了。", "")


def test_gettext_reads_what_was_compiled() -> None:
    po = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
        '\nmsgid "办"\n"件"\nmsgstr "case"\n'
        '\nmsgid "%d 人"\nmsgid_plural "%d 人们"\n'
        'msgstr[0] "%d person"\nmsgstr[1] "%d people"\n'
        '\nmsgid "没译"\nmsgstr ""\n'
    )

    read = gettext.GNUTranslations(io.BytesIO(translations.compiled(po)))

    assert read.gettext("办件") == "case"
    assert read.ngettext("%d 人", "%d 人们", 1) == "%d person"
    assert read.ngettext("%d 人", "%d 人们", 2) == "%d people"
    assert read.gettext("没译") == "没译"
