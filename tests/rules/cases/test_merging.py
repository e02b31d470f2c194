"""Which two cases are one, and what goes over."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from yimen.rules.cases import merging
from yimen.rules.cases.lifecycle import State
from yimen.rules.cases.merging import KeptIsClosed, NotTwins, OlderIsKept, Twin
from yimen.rules.catalogue.intake import Paper, PaperState

NINE = datetime(2026, 9, 18, 9, 0, tzinfo=timezone(timedelta(hours=8)))
OLDER = Twin("A-1", State.ACCEPTED, 1, "M", 7, NINE)
YOUNGER = Twin("A-2", State.RECEIVED, 1, "M", 7, NINE + timedelta(hours=2))


def test_the_younger_goes_into_the_older() -> None:
    merging.check(YOUNGER, OLDER)
    merging.check(replace(YOUNGER, received_at=NINE), OLDER)
    with pytest.raises(OlderIsKept):
        merging.check(OLDER, YOUNGER)


@pytest.mark.parametrize(
    ("kept", "refusal"),
    [
        (replace(OLDER, applicant_id=2), NotTwins),
        (replace(OLDER, matter_code="N"), NotTwins),
        (replace(OLDER, organ_id=8), NotTwins),
        (YOUNGER, NotTwins),
        (replace(OLDER, state=State.GRANTED), KeptIsClosed),
        (replace(OLDER, state=State.WITHDRAWN), KeptIsClosed),
    ],
)
def test_what_is_no_twin(kept: Twin, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        merging.check(YOUNGER, kept)


def test_only_what_the_kept_one_lacks_goes_over() -> None:
    closed = (Paper("a"), Paper("b"), Paper("c", PaperState.MISSING))
    kept = (Paper("a"), Paper("b", PaperState.WRONG, remark="没有签字"))

    assert merging.brought(closed, kept) == (Paper("b"),)
