"""Every kind of message has its words, with the facts it is told with and no others."""

from string import Formatter

from yimen.rules.messages import FACTS, MessageKind
from yimen.screens.shared.wording.messages import MESSAGES, say_message


def named(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_kind_has_words() -> None:
    assert set(MESSAGES) == set(MessageKind)


def test_the_words_use_the_facts_of_their_kind() -> None:
    for kind, words in MESSAGES.items():
        assert named(words.title + words.text) <= FACTS[kind], kind
        assert named(words.text) == FACTS[kind], kind
        if words.is_public:
            english = words.title_in_english + words.text_in_english
            assert named(english) == FACTS[kind], kind


def test_a_text_fits_two_short_messages() -> None:
    long = {
        kind: len(words.text)
        for kind, words in MESSAGES.items()
        if words.is_public and len(words.text) > 100
    }

    assert not long


def test_facts_stand_in_both_languages() -> None:
    facts = {"matter": "食品经营许可", "case": "17", "hall": "政务中心"}

    chinese = say_message(MessageKind.RESULT_READY, facts)
    english = say_message(MessageKind.RESULT_READY, facts, english=True)

    assert "食品经营许可" in chinese.text
    assert english.text.startswith("The result of")
