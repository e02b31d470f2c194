"""What a reviewer would miss in a file, and how long it is kept."""

from dataclasses import replace
from datetime import date

import pytest

from makers.catalogue import ELEMENTS, a_matter
from yimen.rules.catalogue.matters import MatterType
from yimen.rules.documents.filing import (
    FileFacts,
    FileLacks,
    Part,
    points,
    require_whole,
)
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.documents.retention import (
    Retention,
    archive_number,
    archive_series,
    disposal_on,
    retention_of,
)

K = DocumentKind
WHOLE = FileFacts(
    result="granted",
    is_instant=False,
    was_told=False,
    materials=2,
    needs_material=True,
    papers=frozenset({K.ACCEPTANCE_NOTICE, K.GRANT, K.DELIVERY_RECEIPT}),
    opinions=2,
)


def missing(facts: FileFacts) -> set[Part]:
    return {point.part for point in points(facts) if point.is_missing}


def test_a_case_that_went_its_way_lacks_nothing() -> None:
    assert missing(WHOLE) == set()
    on_the_spot = replace(
        WHOLE,
        is_instant=True,
        opinions=0,
        papers=frozenset({K.GRANT, K.COLLECTION_VOUCHER}),
    )
    assert missing(on_the_spot) == set()
    rejected = replace(
        WHOLE, result="rejected", opinions=0, papers=frozenset({K.REJECTION})
    )
    assert missing(rejected) == set()


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"materials": 0}, Part.APPLICATION),
        ({"papers": WHOLE.papers - {K.ACCEPTANCE_NOTICE}}, Part.RECEIPT),
        ({"was_told": True}, Part.NOTICE),
        ({"opinions": 0}, Part.OPINIONS),
        ({"papers": WHOLE.papers - {K.GRANT}}, Part.DECISION),
        ({"papers": WHOLE.papers - {K.DELIVERY_RECEIPT}}, Part.DELIVERY),
    ],
)
def test_what_is_not_there_is_named(changes: dict[str, object], part: Part) -> None:
    found = points(replace(WHOLE, **changes))  # type: ignore[arg-type]

    assert {point.part for point in found if point.is_missing} == {part}
    with pytest.raises(FileLacks):
        require_whole(found, " ")
    require_whole(found, "原件由申请人取回")


def test_how_long_a_file_is_kept() -> None:
    licence = a_matter()
    service = a_matter(matter_type=MatterType.PUBLIC_SERVICE)
    said = a_matter(elements=replace(ELEMENTS, retention="永久"))

    assert retention_of(licence) is Retention.THIRTY_YEARS
    assert retention_of(service) is Retention.TEN_YEARS
    assert retention_of(said) is Retention.PERMANENT


def test_the_term_begins_with_the_next_year() -> None:
    closed = date(2026, 10, 9)

    assert disposal_on(Retention.TEN_YEARS, closed) == date(2037, 1, 1)
    assert disposal_on(Retention.THIRTY_YEARS, closed) == date(2057, 1, 1)
    assert disposal_on(Retention.PERMANENT, closed) is None
    series = archive_series("SJ", Retention.TEN_YEARS, 2026)
    assert archive_number(series, 7) == "SJ·2026-D10-00007"
