"""Taken in under the wrong matter: received again under the right one, traced."""

from datetime import timedelta

import pytest

from makers.cases import GAPPY, RECEIVED_AT, WHOLE, Counter, facts_of, row_of
from makers.catalogue import a_matter, a_version
from makers.replay import differences
from yimen.records.cases import models, queries
from yimen.records.cases.actions.accept import accept
from yimen.records.cases.actions.attach import attach
from yimen.records.cases.actions.change_matter import RightMatter, change_matter
from yimen.records.journal import queries as journal
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applications import AskOnce, MatterNotInForce, ReasonMissing
from yimen.rules.cases.handing import AlreadyTheirs
from yimen.rules.cases.lifecycle import NoSuchStep
from yimen.rules.catalogue.intake import Paper, UnknownPaper
from yimen.rules.catalogue.matters import Material
from yimen.rules.legal_clock.limits import Limit
from yimen.rules.refusals import Overtaken

LATER = RECEIVED_AT + timedelta(hours=2)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
TICKED = (Paper("N1", originals=1),)


@pytest.fixture
def right(counter: Counter) -> int:
    """A small food workshop's card, of the other organ."""
    matter = a_matter(
        name="小餐饮登记证",
        organ_id=counter.cast.other_organ.pk,
        materials=(Material(code="N1", name="登记申请书", originals=1),),
        statutory_limit=Limit(15),
        promised_limit=Limit(5),
    )
    return a_version(matter)


def change(counter: Counter, number: str, to: int, **more: object) -> None:
    papers: object = more.pop("papers", TICKED)
    assert isinstance(papers, tuple)
    facts: dict[str, object] = {
        "reason": "选错事项",
        "by": counter.cast.wang_fang,
        "at": LATER,
    }
    change_matter(number=number, to=RightMatter(to, papers), **(facts | more))  # type: ignore[arg-type]


def test_an_accepted_case_is_received_again_on_its_first_day(
    counter: Counter, right: int
) -> None:
    number = counter.accepted()
    before = row_of(number)
    for code in ("M1", "M3"):
        content = PDF + code.encode()
        attach(
            number=number,
            name="扫描.pdf",
            content=content,
            material_code=code,
            by=counter.cast.wang_fang,
            at=LATER,
        )

    change(counter, number, right)

    row = row_of(number)
    assert (row.state, row.matter_version_id) == ("received", right)
    assert (row.received_at, row.query_code_hash) == (
        before.received_at,
        before.query_code_hash,
    )
    assert row.organ_id == counter.cast.other_organ.pk
    assert (row.accepted_at, row.due_on, row.printed_due_on) == (None, None, None)
    assert row.notice_due_on == before.notice_due_on
    assert [paper.code for paper in facts_of(number).papers] == ["N1"]
    assert {file.material_code for file in models.Upload.objects.all()} == {""}
    assert not differences(number)
    line = journal.entries("case", number)[-1]
    assert (line.payload["was"] != line.payload["is"], line.step) == (
        True,
        "change_matter",
    )


def test_one_chain_of_papers(counter: Counter, right: int) -> None:
    number = counter.accepted()
    old = models.Document.objects.get(case__number=number)

    change(counter, number, right)
    accept(number=number, papers=TICKED, by=counter.cast.wang_fang, at=LATER)

    old.refresh_from_db()
    new = models.Document.objects.get(kind="intake_receipt")
    assert (old.void_reason, new.replaces_id) == ("选错事项", old.pk)
    sheet = queries.document_page(new.number, counter.cast.wang_fang).sheet
    assert (sheet.matter_name, sheet.case_number) == ("小餐饮登记证", number)
    assert row_of(number).promised_number == 5
    assert not differences(number)


def test_the_wrong_notice_goes_too(counter: Counter, right: int) -> None:
    number = counter.taken_in(AskOnce(), papers=GAPPY).number

    change(counter, number, right)

    assert not models.OneTimeNotice.objects.exists()
    assert row_of(number).state == "received"
    assert not differences(number)


def test_after_five_silent_days_the_right_matter_is_accepted(
    counter: Counter, right: int
) -> None:
    number = counter.accepted()

    change(counter, number, right, at=RECEIVED_AT + timedelta(days=10))

    row = row_of(number)
    assert (row.state, row.accepted_at) == ("accepted", row.received_at)
    assert [line.step for line in journal.entries("case", number)][-2:] == [
        "change_matter",
        "deem_accepted",
    ]
    assert not differences(number)


def test_what_is_no_wrong_matter(counter: Counter, right: int) -> None:
    number = counter.accepted()
    examined = counter.examined()
    draft = a_version(
        a_matter(name="草稿", organ_id=counter.cast.organ.pk), state="draft"
    )

    with pytest.raises(AlreadyTheirs):
        change(counter, number, counter.promised_id, papers=WHOLE)
    with pytest.raises(MatterNotInForce):
        change(counter, number, draft, papers=())
    with pytest.raises(UnknownPaper):
        change(counter, number, right, papers=WHOLE)
    with pytest.raises(NoSuchStep):
        change(counter, examined, right)
    with pytest.raises(ReasonMissing):
        change(counter, number, right, reason=" ")
    with pytest.raises(Overtaken):
        change(counter, number, right, version=8)
    with pytest.raises(NotAllowed):
        change(counter, number, right, by=counter.cast.li_qiang)
    assert row_of(number).state == "accepted"
