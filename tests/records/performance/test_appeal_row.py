"""Own cards, their rows, an appeal that makes a new version, and the old one stays."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest

from makers.cases import Counter
from makers.persons import CHINA
from records.performance.test_books import AT, ON, discipline
from yimen.records.journal.models import JournalEntry
from yimen.records.performance import queries
from yimen.records.performance.actions.appeal_row import (
    RowAppeal,
    appeal_row,
    decide_score_appeal,
)
from yimen.records.performance.actions.ask_bonus import (
    BonusAsked,
    ask_bonus,
    decide_bonus,
)
from yimen.records.performance.actions.close_period import close_period
from yimen.records.performance.actions.propose_awards import (
    propose_awards,
    publish_award_rules,
    sign_award,
)
from yimen.records.performance.actions.publish_scheme import publish_scheme
from yimen.records.performance.models import Appeal, Award, Bonus, Score
from yimen.records.performance.queries import ListFilter, ScoreRow
from yimen.records.supervision.models import Card
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.uploads import FileKindUnknown
from yimen.rules.performance.appeals import (
    AppealState,
    CardCorrected,
    NothingToWin,
    NotOwnCard,
    RowAppealed,
    RowNotCounted,
    SameHandScores,
    ScoreAppealEmpty,
    ScoreAppealSettled,
    ScoreAppealTooLate,
    Wish,
)
from yimen.rules.performance.awards import AwardSettled, AwardState, NotClosedYet
from yimen.rules.performance.bonuses import BonusSettled, TooManyFiles
from yimen.rules.performance.indicators import Scored
from yimen.rules.performance.scoring import Cuts, Grade
from yimen.rules.performance.versions import NothingChanged, PeriodClosed
from yimen.rules.refusals import NotFound, Overtaken
from yimen.rules.statistics.periods import Period, month_of, year_of

SEPTEMBER = month_of(date(2026, 9, 18))
CLOSED_AT = datetime(2026, 10, 8, 9, 0, tzinfo=CHINA)
NEXT_DAY = CLOSED_AT + timedelta(days=1)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(24)
NO_FILTER = ListFilter()


def close(
    counter: Counter, what: Scored = Scored.PERSON, period: Period = SEPTEMBER
) -> int:
    at = CLOSED_AT.replace(year=period.last_on.year + (period.months == 12))
    return close_period(what=what, period=period, by=counter.cast.zheng_jie, at=at)


def a_late_card(counter: Counter, number: str) -> Card:
    return Card.objects.create(
        rule="over_time",
        level=2,
        state="upheld",
        subject_kind="case",
        subject_id=number,
        organ=counter.cast.organ,
        hall=counter.cast.center,
        officer_id=counter.cast.zhao_min.officer_id,
        evidence={},
        settings_number=1,
        raised_at=AT,
        explain_by_on=ON,
    )


@pytest.fixture
def closed(counter: Counter) -> Counter:
    """September is closed; 赵敏 has one card that nobody explained in time."""
    a_late_card(counter, counter.granted())
    close(counter)
    return counter


def card_of(actor: Actor) -> ScoreRow:
    return next(one for one in queries.own_scores(actor) if one.what is Scored.PERSON)


def asked(counter: Counter, **changes: object) -> RowAppeal:
    plain = {
        "score_id": card_of(counter.cast.zhao_min).score_id,
        "indicator": 23,
        "kind": "card",
        "subject": str(Card.objects.get().pk),
        "wish": Wish.COUNT_WELL,
        "said": "当天已经书面说明，系统没有记上",
    }
    return RowAppeal(**plain | changes)  # type: ignore[arg-type]


def test_an_upheld_row_makes_a_new_version_and_the_old_one_stays(
    closed: Counter,
) -> None:
    zhao, boss = closed.cast.zhao_min, closed.cast.lin_tao
    old = card_of(zhao)
    appeal_id = appeal_row(asked=asked(closed), by=zhao, at=NEXT_DAY)

    new_id = decide_score_appeal(
        appeal_id=appeal_id,
        upholds=True,
        decision="查到了书面说明",
        version=1,
        by=boss,
        at=NEXT_DAY,
    )

    new = card_of(zhao)
    assert new.score_id == new_id
    assert (new.revision, new.reason) == (2, "查到了书面说明")
    page = queries.score_page(new_id or 0, zhao)
    lines = {one.indicator.number: one for one in page.card.lines}
    assert lines[23].figure == 100
    assert [one.revision for one in page.revisions] == [2, 1]
    before = queries.score_page(old.score_id or 0, zhao).card
    assert {one.indicator.number: one.figure for one in before.lines}[23] == 0
    assert (new.total or 0) > (old.total or 0)
    told = queries.appeal_page(appeal_id, zhao)
    assert (told.state, told.corrected_id) == (AppealState.UPHELD, new_id)
    steps = JournalEntry.objects.filter(subject_kind="score_appeal")
    assert [one.step for one in steps.order_by("pk")] == [
        "appeal_row",
        "decide_score_appeal",
    ]
    with pytest.raises(CardCorrected):
        appeal_row(asked=asked(closed, score_id=old.score_id), by=zhao, at=NEXT_DAY)


def test_who_what_and_when_of_an_appeal(closed: Counter) -> None:
    zhao = closed.cast.zhao_min
    late = CLOSED_AT + timedelta(days=9)
    for changes, by, at, why in (
        ({}, closed.cast.wang_fang, NEXT_DAY, NotOwnCard),
        ({}, zhao, late, ScoreAppealTooLate),
        ({"subject": "77777"}, zhao, NEXT_DAY, RowNotCounted),
        ({"indicator": 10, "kind": "case"}, zhao, NEXT_DAY, RowNotCounted),
        ({"score_id": 0}, zhao, NEXT_DAY, NotFound),
        ({"indicator": 77}, zhao, NEXT_DAY, NotFound),
    ):
        with pytest.raises(why):
            appeal_row(asked=asked(closed, **changes), by=by, at=at)
    case = queries.evidence_page(
        queries.score_page(card_of(zhao).score_id or 0, zhao), 11, zhao
    ).rows[0]
    with pytest.raises(NothingToWin):
        appeal_row(
            asked=asked(closed, indicator=11, kind="case", subject=case.subject),
            by=zhao,
            at=NEXT_DAY,
        )
    appeal_row(asked=asked(closed), by=zhao, at=NEXT_DAY)
    with pytest.raises(RowAppealed):
        appeal_row(asked=asked(closed), by=zhao, at=NEXT_DAY)
    assert Appeal.objects.count() == 1


def test_another_person_decides_once(closed: Counter) -> None:
    zhao = closed.cast.zhao_min
    appeal_id = appeal_row(asked=asked(closed), by=zhao, at=NEXT_DAY)
    said = {"appeal_id": appeal_id, "upholds": False, "decision": "没有查到"}
    for by, version, why in (
        (zhao, 1, NotAllowed),
        (closed.cast.zheng_jie, 1, SameHandScores),  # who closed the month
        (closed.cast.lin_tao, 7, Overtaken),
    ):
        with pytest.raises(why):
            decide_score_appeal(**said, version=version, by=by, at=NEXT_DAY)  # type: ignore[arg-type]
    boss = closed.cast.lin_tao
    answer = decide_score_appeal(**said, version=1, by=boss, at=NEXT_DAY)  # type: ignore[arg-type]

    assert answer is None
    assert Score.objects.count() == Score.objects.filter(revision=1).count()
    with pytest.raises(ScoreAppealSettled):
        decide_score_appeal(**said, version=2, by=boss, at=NEXT_DAY)  # type: ignore[arg-type]


def test_officers_see_their_own_card_and_no_other(closed: Counter) -> None:
    wang, zhao = closed.cast.wang_fang, closed.cast.zhao_min
    mine = card_of(zhao).score_id or 0

    assert {one.key for one in queries.own_scores(zhao)} == {str(zhao.officer_id)}
    assert queries.own_scores(wang) == ()
    with pytest.raises(NotFound):
        queries.score_page(mine, wang)
    assert queries.score_page(mine, closed.cast.zheng_jie)
    appeal_id = appeal_row(asked=asked(closed), by=zhao, at=NEXT_DAY)
    with pytest.raises(NotFound):
        queries.appeal_page(appeal_id, wang)
    assert queries.appeals(NO_FILTER, wang).total == 0
    assert queries.appeals(NO_FILTER, closed.cast.lin_tao).total == 1


def bonus_for(counter: Counter, key: str) -> int:
    told = BonusAsked(
        what=Scored.PERSON,
        key=key,
        label="赵敏",
        period=SEPTEMBER,
        points=Fraction(3),
        reason="区政府通报表扬",
        evidence="云府办〔2026〕31号",
    )
    return ask_bonus(asked=told, by=counter.cast.zheng_jie, at=AT)


def test_a_bonus_counts_once_a_second_hand_has_seen_it(counter: Counter) -> None:
    counter.granted()
    key = str(counter.cast.zhao_min.officer_id)
    bonus_id = bonus_for(counter, key)
    said = {"bonus_id": bonus_id, "approves": True, "comment": "看过文件"}
    with pytest.raises(SameHandScores):
        decide_bonus(**said, version=1, by=counter.cast.zheng_jie, at=AT)  # type: ignore[arg-type]
    decide_bonus(**said, version=1, by=counter.cast.lin_tao, at=AT)  # type: ignore[arg-type]
    with pytest.raises(BonusSettled):
        decide_bonus(**said, version=2, by=counter.cast.lin_tao, at=AT)  # type: ignore[arg-type]

    tried = queries.live_card(Scored.PERSON, key, SEPTEMBER, counter.cast.zheng_jie)
    close(counter)

    row = Score.objects.get(key=key)
    page = queries.score_page(row.pk, counter.cast.zheng_jie)
    assert page.card == tried.card  # closed as it was tried out
    assert page.card.bonus == 3
    assert page.card.total == (page.card.base or 0) + 3
    with pytest.raises(PeriodClosed):
        bonus_for(counter, key)
    assert queries.bonuses(NO_FILTER, counter.cast.zheng_jie).rows[0].points == 3


def test_a_file_is_evidence_too_and_who_gains_by_it_opens_it(
    counter: Counter,
) -> None:
    counter.granted()
    zhao, manager = counter.cast.zhao_min, counter.cast.zheng_jie

    def ask(*files: tuple[str, bytes]) -> int:
        told = BonusAsked(
            what=Scored.PERSON,
            key=str(zhao.officer_id),
            label="赵敏",
            period=SEPTEMBER,
            points=Fraction(1),
            reason="锦旗",
            evidence="",
            files=files,
        )
        return ask_bonus(asked=told, by=manager, at=AT)

    for files, why in (
        ((), ScoreAppealEmpty),
        ((("a.html", b"<script>"),), FileKindUnknown),
        ((("a.png", PNG),) * 6, TooManyFiles),
    ):
        with pytest.raises(why):
            ask(*files)
    assert not Bonus.objects.exists()

    bonus_id = ask(("../锦旗.exe", PNG), ("again.png", PNG))

    (file,) = queries.bonus_page(bonus_id, manager).files
    assert file.name == "锦旗.png"
    assert queries.bonus_file(file.file_id, manager).content == PNG
    with pytest.raises(NotFound):
        queries.bonus_file(file.file_id, zhao)  # not granted yet
    said = {"bonus_id": bonus_id, "approves": True, "comment": "看过"}
    decide_bonus(**said, version=1, by=counter.cast.lin_tao, at=AT)  # type: ignore[arg-type]
    assert queries.bonus_file(file.file_id, zhao).media_type == "image/png"
    with pytest.raises(NotFound):
        queries.bonus_file(file.file_id, counter.cast.wang_fang)
    line = JournalEntry.objects.filter(subject_kind="bonus").order_by("pk")[0]
    assert len(line.payload["files"]) == 1
    close(counter)
    page = queries.score_page(Score.objects.get(what="person").pk, zhao)
    (granted,) = queries.bonuses_of(page.row)
    assert (granted.points, granted.files) == (1, (file,))


def manager(counter: Counter) -> Actor:
    return counter.cast.zheng_jie


def strict(counter: Counter) -> None:
    """From September on whoever has a breach is poor."""
    scheme = replace(queries.latest().scheme, cuts=Cuts(*map(Fraction, (100, 99, 98))))
    publish_scheme(
        scheme=scheme,
        valid_from=SEPTEMBER.first_on,
        note="从严",
        based_on=1,
        by=counter.cast.zheng_jie,
        at=AT,
    )
    discipline(counter, counter.cast.zhao_min, counter.cast.zheng_jie.officer_id)


def propose(counter: Counter, what: Scored = Scored.PERSON) -> int:
    return propose_awards(
        what=what, period=SEPTEMBER, by=counter.cast.zheng_jie, at=CLOSED_AT
    )


def the_rules(counter: Counter, least: int) -> None:
    page = queries.award_rules()
    rules = tuple(
        type(one)(
            name=one.name,
            what=one.what,
            span=one.span,
            places=one.places,
            least=Fraction(least),
            is_faultless=one.is_faultless,
        )
        for one in page.rules
    )
    publish_award_rules(
        rules=rules,
        note="放宽",
        based_on=page.number,
        by=counter.cast.zheng_jie,
        at=AT,
    )


def test_an_award_follows_from_closed_cards_and_is_signed(counter: Counter) -> None:
    the_rules(counter, 1)
    with pytest.raises(NothingChanged):
        the_rules(counter, 1)
    counter.granted()
    with pytest.raises(NotClosedYet):
        propose(counter)
    close(counter)

    assert propose(counter) == 1
    assert propose(counter) == 0
    row = Award.objects.get()
    assert (row.name, row.rules.number, row.place) == ("服务之星", 2, 1)
    assert queries.public_awards() == ()
    said = {"award_id": row.pk, "grants": True, "reason": "", "version": 1}
    with pytest.raises(NotAllowed):
        sign_award(**said, by=counter.cast.lin_tao, at=NEXT_DAY)  # type: ignore[arg-type]
    sign_award(**said, by=counter.cast.zheng_jie, at=NEXT_DAY)  # type: ignore[arg-type]
    assert [one.label for one in queries.public_awards()] == ["赵敏"]
    with pytest.raises(AwardSettled):
        sign_award(**said, by=counter.cast.zheng_jie, at=NEXT_DAY)  # type: ignore[arg-type]


def test_a_poor_month_fails_the_year_and_takes_awards_back(counter: Counter) -> None:
    the_rules(counter, 1)
    counter.granted(at=datetime(2026, 8, 18, 9, 30, tzinfo=CHINA))
    counter.granted()
    august = month_of(date(2026, 8, 18))
    close(counter, period=august)
    propose_awards(
        what=Scored.PERSON, period=august, by=counter.cast.zheng_jie, at=CLOSED_AT
    )
    award = Award.objects.get()
    sign_award(
        award_id=award.pk,
        grants=True,
        reason="",
        version=1,
        by=counter.cast.zheng_jie,
        at=CLOSED_AT,
    )
    strict(counter)
    close(counter)

    tried = queries.board(Scored.PERSON, year_of(august.first_on), manager(counter))
    (row,) = (one for one in tried.rows if one.key == award.key)
    assert (tried.is_closed, row.grade) == (False, Grade.POOR)
    assert row.poor_months == ("2026-09",)
    award.refresh_from_db()
    assert award.state == AwardState.REVOKED
    assert "2026-09" in award.reason
    year = year_of(date(2026, 1, 1))
    close(counter, period=year)
    row = Score.objects.get(last_on=year.last_on, key=award.key)
    assert row.grade == Grade.POOR
    assert row.poor_months == ["2026-09"]
    page = queries.score_page(row.pk, counter.cast.zheng_jie)
    assert page.row.grade is Grade.POOR
    assert propose(counter) == 0
