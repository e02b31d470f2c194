"""A version reads as the matter that was written, and a published one is kept."""

from dataclasses import replace

import pytest

from makers.catalogue import PUBLISHED_ON, a_fee, a_matter, a_version
from yimen.records.catalogue import models, queries
from yimen.rules.catalogue.matters import ProcedureStep, StepKind
from yimen.rules.legal_clock.limits import Limit, Unit
from yimen.rules.refusals import NotFound

pytestmark = pytest.mark.django_db


def test_a_version_reads_as_it_was_written() -> None:
    slow = ProcedureStep(
        kind=StepKind.EXAMINATION, name="审核", limit=Limit(3, Unit.CALENDAR_DAY)
    )
    written = a_matter(is_charged=True, fees=(a_fee(),), steps=(slow,))

    read = queries.matter_version(a_version(written))

    assert read == replace(
        written,
        organ_id=read.organ_id,
        matter_id=read.matter_id,
        version_id=read.version_id,
        valid_from=PUBLISHED_ON,
    )
    assert read.version_id


def test_a_published_version_costs_a_query_only_once(
    django_assert_num_queries: pytest.FixtureRequest,
) -> None:
    version_id = a_version()
    first = queries.matter_version(version_id)

    with django_assert_num_queries(0):  # type: ignore[operator]
        again = queries.matter_version(version_id)

    assert again is first


def test_a_draft_is_read_anew_each_time() -> None:
    version_id = a_version(a_matter(name="旧名"), state="draft")
    queries.matter_version(version_id)
    models.MatterVersion.objects.filter(pk=version_id).update(name="新名")

    assert queries.matter_version(version_id).name == "新名"


def test_the_current_version_is_found_by_code() -> None:
    matter = a_matter()
    version_id = a_version(matter)

    assert queries.current_version(matter.code).version_id == version_id


@pytest.mark.parametrize("state", ["draft"])
def test_what_is_not_published_is_not_current(state: str) -> None:
    matter = a_matter()
    a_version(matter, state=state)

    with pytest.raises(NotFound):
        queries.current_version(matter.code)


def test_no_such_version_is_said_so() -> None:
    with pytest.raises(NotFound):
        queries.matter_version(0)
