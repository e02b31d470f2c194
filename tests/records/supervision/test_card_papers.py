"""Cards on paper: one live notice a card, circulars about what was upheld."""

from datetime import date, datetime

import pytest

from makers.cases import Counter
from yimen.records.messages.models import Message
from yimen.records.papers import queries as papers
from yimen.records.supervision import queries
from yimen.records.supervision.actions.cancel_card import cancel_card
from yimen.records.supervision.actions.doubt_card import doubt_card
from yimen.records.supervision.actions.explain_card import explain_card
from yimen.records.supervision.actions.issue_card_paper import issue_card_paper
from yimen.records.supervision.actions.issue_watch_circular import (
    issue_watch_circular,
)
from yimen.records.supervision.actions.notify_card import notify_card
from yimen.records.supervision.actions.uphold_card import uphold_card
from yimen.records.supervision.actions.watch_night import watch_night
from yimen.records.supervision.models import Card
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.documents.contents import lacking
from yimen.rules.documents.house import Card as Content
from yimen.rules.documents.house_papers import PaperOutAlready
from yimen.rules.refusals import NotFound
from yimen.rules.supervision.cards import CardHasNoPaper, CardNotUpheld, NothingToTell

AT = datetime.fromisoformat("2026-10-13T09:10:00+08:00")  # the promise has passed
SAID = Content(
    is_red=False,
    responsible="青溪区市场监督管理局",
    breach="超过承诺期限",
    evidence="承诺办结10月12日，至今未办",
    basis="行政许可法第四十二条",
    answer_by=date(2026, 10, 16),
)


@pytest.fixture
def card(counter: Counter) -> int:
    """A yellow card that was issued."""
    counter.accepted()
    watch_night(at=AT)
    found = Card.objects.get(rule="over_time", level=2)
    counter.cast.center.phone = "023-45670009"
    counter.cast.center.save(update_fields=["phone"])
    return found.pk


def notified(counter: Counter, card: int) -> int:
    notify_card(card_id=card, version=1, by=counter.cast.lin_tao, at=AT)
    return card


def test_a_card_has_one_live_notice(counter: Counter, card: int) -> None:
    watcher, head = counter.cast.lin_tao, counter.cast.wu_gang
    with pytest.raises(CardHasNoPaper):
        issue_card_paper(card_id=card, content=SAID, by=watcher, at=AT)
    notified(counter, card)
    first = issue_card_paper(card_id=card, content=SAID, by=watcher, at=AT)
    with pytest.raises(PaperOutAlready):
        issue_card_paper(card_id=card, content=SAID, by=watcher, at=AT)
    with pytest.raises(NotAllowed):
        issue_card_paper(card_id=card, content=SAID, by=head, at=AT)
    second = issue_card_paper(
        card_id=card, content=SAID, by=watcher, at=AT, reason="日期写错"
    )

    sheet = papers.house_paper(second, head).sheet
    assert lacking(sheet) == ()
    assert sheet.title == "黄牌通知书"
    listed = queries.card_page(card, head).papers
    assert [(one.number, one.is_void) for one in listed] == [
        (second, False),
        (first, True),
    ]


def test_a_cancelled_card_takes_its_notice_with_it(counter: Counter, card: int) -> None:
    watcher, manager = counter.cast.lin_tao, counter.cast.zheng_jie
    notified(counter, card)
    issue_card_paper(card_id=card, content=SAID, by=watcher, at=AT)
    doubt_card(card_id=card, version=2, reason="停电", by=watcher, at=AT)
    cancel_card(card_id=card, version=3, reason="属实", by=manager, at=AT)

    assert [one.is_void for one in queries.card_page(card, watcher).papers] == [True]


def test_what_was_upheld_is_told_to_all(counter: Counter, card: int) -> None:
    cast = counter.cast
    asked = {"summary": ("现通报如下。",), "demand": "自查", "at": AT}
    notified(counter, card)
    with pytest.raises(CardNotUpheld):
        issue_watch_circular(card_ids=[card], by=cast.lin_tao, **asked)
    explain_card(card_id=card, version=2, explanation="忙", by=cast.wu_gang, at=AT)
    uphold_card(card_id=card, version=3, reason="属实", by=cast.lin_tao, at=AT)
    with pytest.raises(NothingToTell):
        issue_watch_circular(card_ids=[], by=cast.lin_tao, **asked)
    with pytest.raises(NotAllowed):
        issue_watch_circular(card_ids=[card], by=cast.wu_gang, **asked)
    with pytest.raises(ReasonMissing):
        issue_watch_circular(
            card_ids=[card], by=cast.lin_tao, **asked | {"demand": " "}
        )
    number = issue_watch_circular(card_ids=[card], by=cast.lin_tao, **asked)

    sheet = papers.house_paper(number, cast.sun_li).sheet  # every unit may read it
    assert lacking(sheet) == ()
    assert cast.organ.name in str(sheet.sections)
    assert cast.wang_fang.name not in str(sheet.sections)
    told = Message.objects.filter(kind="house_paper", recipient_kind="organ")
    assert [one.recipient_id for one in told] == [cast.organ.pk]
    assert [one.number for one in queries.card_page(card, cast.wu_gang).papers] == [
        number
    ]
    with pytest.raises(NotFound):
        issue_watch_circular(card_ids=[0], by=cast.lin_tao, **asked)
