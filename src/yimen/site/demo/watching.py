"""Supervision in the demo: everything judged, and a handful of cards in every state.

The rules judge what the plots have left; lin.tao issues some cards, 吴刚 explains what
is his organ's, one is doubted and cancelled by a second person, one is doubted still.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from yimen.records.supervision import queries
from yimen.records.supervision.actions.answer_urging import answer_urging
from yimen.records.supervision.actions.cancel_card import cancel_card
from yimen.records.supervision.actions.doubt_card import doubt_card
from yimen.records.supervision.actions.explain_card import explain_card
from yimen.records.supervision.actions.give_urging import Urged, give_urging
from yimen.records.supervision.actions.issue_watch_circular import (
    issue_watch_circular,
)
from yimen.records.supervision.actions.notify_card import notify_card
from yimen.records.supervision.actions.receive_urging import receive_urging
from yimen.records.supervision.actions.recheck_card import recheck_card
from yimen.records.supervision.actions.set_watch import set_watch
from yimen.records.supervision.actions.uphold_card import uphold_card
from yimen.records.supervision.actions.watch_night import watch_all
from yimen.records.supervision.queries import CardFilter, CardRow
from yimen.rules.documents.house import Urging
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.supervision.cards import CardState
from yimen.rules.supervision.settings import Profile, Settings, standard_limits
from yimen.rules.supervision.watching import Level
from yimen.site.demo.staff import Staff

_ENOUGH: Final = 12
_A_FEW_DAYS: Final = timedelta(days=3)


def set_ladders(staff: Staff, first_at: datetime, then_at: datetime) -> None:
    """Hunan's ladder on trial, and the house's own again, before the cases come."""
    trials = (
        (Profile.HUNAN, "参照湖南的办法试行一个月", first_at),
        (Profile.HOUSE, "试行期满：长时限的件提醒太晚，改回本市办法", then_at),
    )
    for profile, reason, at in trials:
        wanted = Settings(
            profile,
            standard_limits(profile),
            version=queries.settings_in_force().version,
        )
        set_watch(wanted=wanted, reason=reason, by=staff["lin.tao"], at=at)


def load(staff: Staff, at: datetime) -> None:
    """Every case judged at this instant, and some cards taken further."""
    watch_all(at=at)
    lives = (_wait, _explain, _uphold, _recheck, _doubt, _cancel)
    for card, live in zip(_cards_to_play(staff), lives, strict=False):
        notify_card(
            card_id=card.card_id, version=card.version, by=staff["lin.tao"], at=at
        )
        live(card, staff, at)
    _urge(staff, at)
    _tell_all(staff, at)


def _cards_to_play(staff: Staff) -> Iterator[CardRow]:
    """The loudest cards of the organ whose head is at hand."""
    head = staff["wu.gang"]
    live = CardFilter(state=CardState.RAISED, organ_id=head.organ_id)
    rows = queries.cards(live, actor=staff["lin.tao"], size=_ENOUGH).rows
    yield from (row for row in rows if row.level > Level.REMINDER)


def _wait(card: CardRow, staff: Staff, at: datetime) -> None:
    """Issued, and nobody has said anything yet."""
    del card, staff, at


def _explain(card: CardRow, staff: Staff, at: datetime) -> None:
    explain_card(
        card_id=card.card_id,
        version=card.version + 1,
        explanation="经办人病假，已经安排替岗，两天内办结。",
        by=staff["wu.gang"],
        at=at,
    )


def _uphold(card: CardRow, staff: Staff, at: datetime) -> None:
    _explain(card, staff, at)
    uphold_card(
        card_id=card.card_id,
        version=card.version + 2,
        reason="病假没有交接，超期属实。",
        by=staff["lin.tao"],
        at=at,
    )


def _recheck(card: CardRow, staff: Staff, at: datetime) -> None:
    _uphold(card, staff, at)
    recheck_card(
        card_id=card.card_id,
        version=card.version + 3,
        is_mended=True,
        found="替岗表已经补上，现场看过。",
        by=staff["lin.tao"],
        at=at,
    )


def _doubt(card: CardRow, staff: Staff, at: datetime) -> None:
    doubt_card(
        card_id=card.card_id,
        version=card.version + 1,
        reason="当天停电，大厅关门，应当再核。",
        by=staff["lin.tao"],
        at=at,
    )


def _cancel(card: CardRow, staff: Staff, at: datetime) -> None:
    _doubt(card, staff, at)
    cancel_card(
        card_id=card.card_id,
        version=card.version + 2,
        reason="停电公告查过了，同意撤牌。",
        by=staff["zheng.jie"],
        at=at,
    )


def _urge(staff: Staff, at: datetime) -> None:
    """Two cards are urged about: one answered, one only signed for."""
    watcher, head = staff["lin.tao"], staff["wu.gang"]
    live = CardFilter(state=CardState.NOTIFIED, organ_id=head.organ_id)
    rows = queries.cards(live, actor=watcher, size=_ENOUGH).rows
    loud = [row for row in rows if row.level > Level.REMINDER and row.case]
    explained = CardFilter(state=CardState.EXPLAINED, organ_id=head.organ_id)
    loud += queries.cards(explained, actor=watcher, size=_ENOUGH).rows
    once = {row.subject: row for row in loud}  # a thing has one open order
    for row, is_answered in zip(once.values(), (False, True), strict=False):
        urging = give_urging(wanted=_order(row, at), by=watcher, at=at)
        receive_urging(urging_id=urging, version=1, by=head, at=at)
        if is_answered:
            answer_urging(
                urging_id=urging,
                version=2,
                answer="已经安排专人，明天下午四点前作出决定。",
                by=head,
                at=at,
            )


def _order(row: CardRow, at: datetime) -> Urged:
    content = Urging(
        problem=f"{row.subject}：{row.rule.label}，已经发牌。",
        basis=row.rule.article,
        demand="马上办理，写明什么时候办结、谁来办。",
        answer_by=local_date(at + _A_FEW_DAYS),
    )
    return Urged(topic=row.rule.label, content=content, card_id=row.card_id)


def _tell_all(staff: Staff, at: datetime) -> None:
    """What was upheld is told to all units."""
    upheld = CardFilter(state=CardState.UPHELD)
    rows = queries.cards(upheld, actor=staff["lin.tao"]).rows
    if rows:
        issue_watch_circular(
            card_ids=[row.card_id for row in rows],
            summary=("近期有单位超过时限办理，现通报如下。",),
            demand="各单位对照检查手里的件，一周内自查整改。",
            by=staff["lin.tao"],
            at=at,
        )
