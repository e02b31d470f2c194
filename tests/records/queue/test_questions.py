"""A question has one owner until another has taken it (首问负责)."""

from datetime import date, timedelta

import pytest

from makers.cast import Cast
from makers.persons import NOW
from yimen.records.journal.models import JournalEntry
from yimen.records.queue import queries
from yimen.records.queue.actions.answer_question import answer_question
from yimen.records.queue.actions.ask_question import ask_question
from yimen.records.queue.actions.hand_question import hand_question
from yimen.records.queue.actions.reply_to_offer import reply_to_offer
from yimen.records.queue.models import Question
from yimen.records.queue.queries import QuestionRow
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.refusals import NotFound, Overtaken
from yimen.rules.voice.questions import (
    CannotTakeQuestion,
    NotOffered,
    NotYourQuestion,
    QuestionClosed,
)


def asked(cast: Cast, by: Actor | None = None) -> int:
    return ask_question(
        text="小餐饮要办什么证", contact="13812342211", by=by or cast.zhou_ning, at=NOW
    )


def hand(cast: Cast, question: int, to: Actor, version: int = 1) -> None:
    hand_question(
        question_id=question,
        officer_id=to.officer_id or 0,
        reason="归食品窗口",
        version=version,
        by=cast.zhou_ning,
        at=NOW,
    )


def reply(question: int, by: Actor, *, takes: bool, version: int = 2) -> None:
    reply_to_offer(question_id=question, takes=takes, version=version, by=by, at=NOW)


def answer(question: int, by: Actor, version: int = 1, text: str = "两样") -> None:
    answer_question(question_id=question, answer=text, version=version, by=by, at=NOW)


def seen(actor: Actor, shown: str = "", days: int = 0) -> tuple[QuestionRow, ...]:
    return queries.questions(actor, NOW + timedelta(days=days), shown=shown)


def test_the_first_asked_owns_it_and_it_grows_old(cast: Cast) -> None:
    question = asked(cast)

    (row,) = seen(cast.wang_fang)
    assert (row.owner, row.first_asked, row.light) == ("周宁", "周宁", "green")
    assert (row.text, row.contact) == ("小餐饮要办什么证", "138****2211")
    assert row.due_on == date(2026, 9, 29)
    assert seen(cast.wang_fang, days=8)[0].light == "reminder"
    assert seen(cast.wang_fang, days=9)[0].light == "red"
    assert b"138" not in bytes(Question.objects.get(pk=question).contact_sealed)
    assert "小餐饮" not in str(JournalEntry.objects.get(step="ask_question").payload)


def test_it_passes_only_when_the_other_has_taken_it(cast: Cast) -> None:
    question = asked(cast)
    hand(cast, question, cast.wang_fang)
    (row,) = seen(cast.wang_fang)
    assert (row.owner, row.offered_to, row.is_offered_to_me) == ("周宁", "王芳", True)

    reply(question, cast.wang_fang, takes=False)
    assert seen(cast.wang_fang)[0].owner == "周宁"
    hand(cast, question, cast.wang_fang, version=3)
    reply(question, cast.wang_fang, takes=True, version=4)

    (row,) = seen(cast.wang_fang, "mine")
    assert (row.owner, row.passes, row.first_asked) == ("王芳", 1, "周宁")
    assert seen(cast.zhou_ning, "mine") == ()
    with pytest.raises(NotYourQuestion):
        answer(question, cast.zhou_ning, 5)
    answer(question, cast.wang_fang, 5)
    assert seen(cast.wang_fang) == ()
    (done,) = seen(cast.wang_fang, "answered")
    assert (done.answer, done.light) == ("两样", "")
    steps = JournalEntry.objects.filter(subject_kind="question").order_by("sequence")
    assert [line.step for line in steps] == [
        "ask_question",
        "hand_question",
        "take_question",
        "hand_question",
        "take_question",
        "answer_question",
    ]


def test_what_is_refused(cast: Cast) -> None:
    question = asked(cast)
    with pytest.raises(CannotTakeQuestion):
        hand(cast, question, cast.sun_li)
    with pytest.raises(NotOffered):
        reply(question, cast.wang_fang, takes=True, version=1)
    with pytest.raises(NotFound):
        answer(question, cast.sun_li)
    with pytest.raises(NotAllowed):
        answer(question, cast.zheng_jie)
    with pytest.raises(ReasonMissing):
        answer(question, cast.zhou_ning, text=" ")
    with pytest.raises(ReasonMissing):
        ask_question(text="", by=cast.zhou_ning, at=NOW)
    with pytest.raises(NotAllowed):
        asked(cast, cast.zheng_jie)
    with pytest.raises(Overtaken):
        answer(question, cast.zhou_ning, 9)
    answer(question, cast.zhou_ning)
    with pytest.raises(QuestionClosed):
        answer(question, cast.zhou_ning, 2)
    assert seen(cast.zheng_jie) == seen(cast.sun_li) == ()
    assert queries.question_page(question, cast.sun_li, NOW) is None
