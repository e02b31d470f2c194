"""What the counter sees before it submits."""

from datetime import date

import pytest

from makers.cases import GAPPY, RECEIVED_AT, WHOLE, Counter, with_letter
from yimen.records.cases import models, queries
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import NotAllowed
from yimen.rules.catalogue.intake import Complete, Incomplete


def test_complete_papers_show_both_days_at_once(counter: Counter) -> None:
    seen = queries.prospect(
        counter.promised_id, WHOLE, counter.cast.wang_fang, RECEIVED_AT
    )

    assert seen.finding == Complete()
    assert (seen.due_on, seen.statutory_due_on) == (
        date(2026, 10, 9),
        date(2026, 10, 22),
    )
    assert seen.ledger is not None
    assert seen.strip is not None
    assert Step.ACCEPT in seen.buttons
    assert not {Step.ASK_CORRECTION, Step.GRANT} & set(seen.buttons)
    assert not models.Case.objects.exists()


def test_missing_papers_offer_the_notice_only(counter: Counter) -> None:
    seen = queries.prospect(
        counter.promised_id, GAPPY, counter.cast.wang_fang, RECEIVED_AT
    )

    assert isinstance(seen.finding, Incomplete)
    assert Step.ASK_CORRECTION in seen.buttons
    assert Step.ACCEPT not in seen.buttons


def test_with_a_live_letter_an_instant_matter_can_be_decided(counter: Counter) -> None:
    wang_fang = counter.cast.wang_fang
    before = queries.prospect(counter.instant_id, WHOLE[:1], wang_fang, RECEIVED_AT)
    with_letter(wang_fang, counter.cast)
    after = queries.prospect(counter.instant_id, WHOLE[:1], wang_fang, RECEIVED_AT)

    assert (before.may_decide_here, after.may_decide_here) == (False, True)
    assert Step.GRANT in after.buttons
    assert after.due_on == RECEIVED_AT.date()


def test_only_a_counter_has_prospects(counter: Counter) -> None:
    with pytest.raises(NotAllowed):
        queries.prospect(counter.promised_id, WHOLE, counter.cast.li_qiang, RECEIVED_AT)
