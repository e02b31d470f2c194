"""A row of a card is appealed by whom it is about, and decided by somebody else."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from yimen.records.journal.append import Line, append
from yimen.records.performance import facts
from yimen.records.performance.actions._cards import corrected_copy, take_back
from yimen.records.performance.actions._telling import Act, tell_decision
from yimen.records.performance.models import Appeal, Score, ScoreRows
from yimen.records.performance.queries.evidence import evidence_of
from yimen.records.performance.queries.own import appeal_by, is_own
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.performance.appeals import (
    AppealState,
    CardCorrected,
    NotOwnCard,
    RowAppealed,
    RowNotCounted,
    ScoreAppealSettled,
    Wish,
    check_in_time,
    check_other_hand,
    check_said,
    corrected,
)
from yimen.rules.performance.indicators import Indicator
from yimen.rules.performance.rows import BookRow, Packed, corrected_rows, moved
from yimen.rules.refusals import NotFound, Overtaken


@dataclass(frozen=True, slots=True, kw_only=True)
class RowAppeal:
    """Which row of which line is wrong, what is asked for, and why."""

    score_id: int
    indicator: int
    kind: str
    subject: str
    wish: Wish
    said: str


@transaction.atomic
def appeal_row(*, asked: RowAppeal, by: Actor, at: datetime) -> int:
    """The appeal's id; another person decides it."""
    authority.require(by, Step.APPEAL_ROW)
    score = _newest(asked.score_id)
    if by.officer_id is None or not is_own(score.what, score.key, by):
        raise NotOwnCard
    check_in_time(appeal_by(score.closed_at), local_date(at))
    text = check_said(asked.said)
    found = evidence_of(score, asked.indicator).row(asked.kind, asked.subject)
    if found is None:
        raise RowNotCounted
    values, line = facts.read(score.quantities), _line(score, asked.indicator)
    corrected(values, line, found.amounts, asked.wish)  # it could be
    appeal = Appeal(
        score=score,
        indicator=asked.indicator,
        kind=found.kind,
        subject=found.subject,
        label=found.what,
        amounts={name: str(one) for name, one in found.amounts.items()},
        wish=asked.wish.value,
        said=text,
        appealed_at=at,
        appealed_by_id=by.officer_id,
    )
    try:
        with transaction.atomic():
            Appeal.objects.bulk_create([appeal])
    except IntegrityError as error:
        raise RowAppealed from error
    _note(appeal, Step.APPEAL_ROW, AppealState.OPEN, by, at, said=text)
    return int(appeal.pk)


@transaction.atomic
def decide_score_appeal(
    *,
    appeal_id: int,
    upholds: bool,
    decision: str,
    version: int,
    by: Actor,
    at: datetime,
) -> int | None:
    """The corrected card's id if it is upheld; the old card stays what it was."""
    appeal = Appeal.objects.select_related("score__scheme").filter(pk=appeal_id).first()
    if appeal is None:
        raise NotFound(appeal=appeal_id)
    authority.require(by, Step.DECIDE_SCORE_APPEAL, Place(hall_path=appeal.score.path))
    hands = [appeal.appealed_by_id, appeal.score.closed_by_id]
    check_other_hand(by.officer_ids, hands)
    if appeal.state != AppealState.OPEN:
        raise ScoreAppealSettled
    text = check_said(decision)
    card = _correct(appeal, text, by, at) if upholds else None
    state = AppealState.UPHELD if upholds else AppealState.REJECTED
    changed = Appeal.objects.filter(pk=appeal.pk, version=version).update(
        state=state,
        decision=text,
        decided_at=at,
        decided_by_id=by.officer_id,
        corrected=card,
        version=version + 1,
    )
    if not changed:
        raise Overtaken(appeal=appeal_id)
    _note(appeal, Step.DECIDE_SCORE_APPEAL, state, by, at, decision=text)
    tell_decision(appeal, text, Act(by, at), upholds=upholds)
    return card.pk if card else None


def _correct(appeal: Appeal, reason: str, by: Actor, at: datetime) -> Score:
    """The newest version of the card, without or with the row."""
    newest = _latest_of(appeal.score)
    one = _line(newest, appeal.indicator)
    wish, amounts = Wish(appeal.wish), facts.read_known(appeal.amounts)
    values = facts.read(newest.quantities)
    kept = ScoreRows.objects.filter(score_id=newest.pk).first()
    if kept is None:  # closed before rows were kept
        values, rows = corrected(values, one, amounts, wish), None
    else:
        told = BookRow(appeal.kind, appeal.subject, None, appeal.label, amounts)
        before = facts.rows_of(kept)
        rows = corrected_rows(before, told, one.formula.names, wish)
        values = moved(values, before, rows)
    row = corrected_copy(newest, values, reason, by, at)
    Score.objects.bulk_create([row])
    if rows is not None:
        ScoreRows.objects.bulk_create([facts.kept_rows(row, Packed(rows=rows))])
    take_back([row], by, at)
    return row


def _latest_of(score: Score) -> Score:
    same = Score.objects.select_related("scheme").filter(
        what=score.what,
        key=score.key,
        first_on=score.first_on,
        last_on=score.last_on,
    )
    return same.order_by("-revision")[0]


def _newest(score_id: int) -> Score:
    score = Score.objects.select_related("scheme").filter(pk=score_id).first()
    if score is None:
        raise NotFound(score=score_id)
    if _latest_of(score).pk != score.pk:
        raise CardCorrected
    return score


def _line(score: Score, number: int) -> Indicator:
    for one in facts.scheme_of(score.scheme).indicators:
        if one.number == number:
            return one
    raise NotFound(indicator=number)


def _note(
    appeal: Appeal,
    step: Step,
    after: AppealState,
    by: Actor,
    at: datetime,
    **texts: str,
) -> None:
    append(
        Line(
            kind="score_appeal",
            subject=str(appeal.pk),
            step=step,
            by=by,
            happened_at=at,
            before="" if after is AppealState.OPEN else appeal.state,
            after=after,
            payload={
                "score": appeal.score_id,
                "indicator": appeal.indicator,
                "row": f"{appeal.kind}:{appeal.subject}",
                "wish": appeal.wish,
            },
            texts=texts,
        )
    )
