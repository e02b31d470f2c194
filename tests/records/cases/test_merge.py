"""Two cases that are one: the older keeps its clock, the younger points to it."""

from datetime import timedelta

import pytest

from makers.cases import GAPPY, RECEIVED_AT, WHOLE, Counter, facts_of, row_of
from makers.replay import differences
from yimen.records.cases import models, queries
from yimen.records.cases.actions.attach import attach
from yimen.records.cases.actions.merge import merge
from yimen.records.journal import queries as journal
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applications import AskOnce, OnlyReceive, ReasonMissing, Tolerate
from yimen.rules.cases.lifecycle import NoSuchStep
from yimen.rules.cases.merging import NotTwins, OlderIsKept
from yimen.rules.catalogue.tolerance import Promise
from yimen.rules.refusals import NotFound, Overtaken

LATER = RECEIVED_AT + timedelta(hours=3)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def two(counter: Counter) -> tuple[str, str]:
    older = counter.taken_in(AskOnce(), papers=GAPPY).number
    younger = counter.taken_in(
        OnlyReceive(), at=RECEIVED_AT + timedelta(hours=1), papers=WHOLE
    ).number
    return older, younger


def into(counter: Counter, number: str, kept: str, **more: object) -> None:
    facts: dict[str, object] = {"reason": "重复申请", "by": counter.cast.wang_fang}
    merge(number=number, into=kept, at=LATER, **(facts | more))  # type: ignore[arg-type]


def test_the_younger_is_closed_and_what_it_brought_goes_over(counter: Counter) -> None:
    older, younger = two(counter)
    attach(
        number=younger,
        name="健康证明.pdf",
        content=PDF,
        material_code="M3",
        by=counter.cast.wang_fang,
        at=LATER,
    )
    before = row_of(older)

    into(counter, younger, older)

    kept, closed = row_of(older), row_of(younger)
    assert (closed.state, closed.result, closed.merged_into_id) == (
        "merged",
        "merged",
        kept.pk,
    )
    assert (kept.state, kept.received_at) == (before.state, before.received_at)
    papers = {paper.code: paper.state for paper in facts_of(older).papers}
    assert papers["M3"] == papers["M5"] == "handed_in"
    assert models.Upload.objects.get().case_id == kept.pk
    live = models.Document.objects.filter(case=closed, voided_at=None)
    assert [paper.kind for paper in live] == ["closing_notice"]
    sheet = queries.document_page(live[0].number, counter.cast.wang_fang).sheet
    assert older in str(sheet.sections)
    assert not differences(older)
    assert not differences(younger)
    assert [line.step for line in journal.entries("case", older)][-1] == "absorb"
    assert journal.check_subject("case", younger).ok
    page = queries.case_page(younger, counter.cast.wang_fang, LATER)
    assert page.merged_into == older


def test_what_is_not_the_same_stays_apart(counter: Counter) -> None:
    older, younger = two(counter)
    other = counter.taken_in(
        OnlyReceive(), matter_version_id=counter.instant_id, papers=WHOLE[:1]
    ).number
    granted = counter.granted()

    with pytest.raises(OlderIsKept):
        into(counter, older, younger)
    with pytest.raises(NotTwins):
        into(counter, younger, other)
    with pytest.raises(NotTwins):
        into(counter, younger, younger)
    with pytest.raises(NoSuchStep):
        into(counter, younger, granted)
    with pytest.raises(NoSuchStep):
        into(counter, granted, older)
    with pytest.raises(ReasonMissing):
        into(counter, younger, older, reason="")
    with pytest.raises(NotAllowed):
        into(counter, younger, older, by=counter.cast.chen_jing)
    with pytest.raises(NotFound):
        into(counter, younger, older, by=counter.cast.sun_li)
    with pytest.raises(Overtaken):
        into(counter, younger, older, version=9)
    assert {row_of(older).state, row_of(younger).state} == {"correcting", "received"}


def test_a_twin_is_seen_at_the_counter(counter: Counter) -> None:
    older, younger = two(counter)
    seen = queries.open_twins(
        counter.applicant_id, counter.promised_id, counter.cast.wang_fang
    )

    assert [row.number for row in seen] == [younger, older]
    assert not queries.open_twins(
        counter.applicant_id, counter.instant_id, counter.cast.wang_fang
    )
    assert not queries.open_twins(
        counter.applicant_id, counter.promised_id, counter.cast.sun_li
    )


def test_what_the_kept_case_owes_comes_with_its_twin(counter: Counter) -> None:
    short = tuple(paper for paper in WHOLE if paper.code not in {"M3", "M5"})
    meant = Tolerate(Promise(conditions_met=True))
    one_short = tuple(paper for paper in WHOLE if paper.code != "M5")
    older = counter.taken_in(meant, papers=one_short).number
    bare = counter.taken_in(OnlyReceive(), at=LATER, papers=short).number
    whole = counter.taken_in(OnlyReceive(), at=LATER, papers=WHOLE).number
    owed = models.OwedMaterial.objects.filter(case__number=older)
    assert Step.MERGE in queries.case_page(whole, counter.cast.wang_fang, LATER).buttons
    alone = queries.case_page(older, counter.cast.wang_fang, LATER)
    assert Step.MERGE not in alone.buttons  # nothing older to go into

    into(counter, bare, older)
    assert (owed.get().state, row_of(older).owed_by_on) == ("owed", owed.get().due_on)
    into(counter, whole, older)

    assert (owed.get().state, owed.get().way) == ("supplied", "merged")
    assert row_of(older).owed_by_on is None
    assert not differences(older)
    assert not differences(whole)


def test_a_promise_of_the_closed_case_ends_with_it(counter: Counter) -> None:
    short = tuple(paper for paper in WHOLE if paper.code != "M5")
    older = counter.received(papers=WHOLE)
    meant = Tolerate(Promise(conditions_met=True))
    younger = counter.taken_in(meant, at=LATER, papers=short).number

    into(counter, younger, older)

    assert models.OwedMaterial.objects.get().state == "released"
    assert row_of(younger).owed_by_on is None
