"""A closed case is bound, numbered and kept; what is kept can be checked."""

import io
import json
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings

from makers.cases import (
    PERMIT,
    RECEIVED_AT,
    ZHANG_SAN,
    Counter,
    an_opinion,
    row_of,
)
from makers.pictures import a_pdf, a_png
from yimen.ports import dossier
from yimen.ports.storage import storage
from yimen.records.cases import models
from yimen.records.cases.actions.attach import attach
from yimen.records.cases.actions.bind_case import bind_case
from yimen.records.cases.actions.deliver import deliver
from yimen.records.cases.actions.examine import examine
from yimen.records.cases.actions.file_case import Filed, file_case
from yimen.records.cases.actions.grant import grant
from yimen.records.cases.actions.withdraw import withdraw
from yimen.records.cases.queries.filings import (
    ArchiveFilter,
    archive,
    archive_counts,
    check_filing,
    filing_page,
)
from yimen.records.journal import queries as journal
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.lifecycle import NoSuchStep
from yimen.rules.documents.filing import AlreadyFiled, FileLacks
from yimen.rules.documents.retention import Retention
from yimen.rules.refusals import NotFound

LATER = RECEIVED_AT + timedelta(days=20)
TODAY = date(2026, 10, 8)


def delivered(counter: Counter) -> str:
    """张三's licence, with two files, handed over."""
    number = counter.accepted()
    for name, content, code in (
        ("申请书.pdf", a_pdf(2), "M1"),
        ("健康证.png", a_png(), "M3"),
    ):
        attach(
            number=number,
            name=name,
            content=content,
            material_code=code,
            by=counter.cast.wang_fang,
            at=RECEIVED_AT,
        )
    return closed(counter, number)


def closed(counter: Counter, number: str) -> str:
    hour = timedelta(hours=1)
    cast = counter.cast
    examine(
        number=number, opinion=an_opinion(), by=cast.li_qiang, at=RECEIVED_AT + hour
    )
    grant(number=number, permit=PERMIT, by=cast.zhao_min, at=RECEIVED_AT + 2 * hour)
    deliver(
        number=number, recipient=ZHANG_SAN, by=cast.chen_jing, at=RECEIVED_AT + 3 * hour
    )
    return number


def filed(counter: Counter, number: str) -> Filed:
    return file_case(number=number, place="3架2层", by=counter.cast.wang_fang, at=LATER)


def test_the_file_has_its_number_its_term_and_every_piece(counter: Counter) -> None:
    number = delivered(counter)

    made = filed(counter, number)

    assert made.archive_number.endswith("·2026-D30-00001")
    assert made.retention is Retention.THIRTY_YEARS
    assert made.dispose_on == date(2057, 1, 1)
    packed = bind_case(number=number, form="zip", by=counter.cast.wang_fang, at=LATER)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive_file:
        manifest = json.loads(archive_file.read(dossier.MANIFEST))
    titles = [piece["title"] for piece in manifest["pieces"]]
    assert titles == [
        "收取材料清单",
        "食品经营许可申请书",
        "健康证明",
        "受理通知书",
        "办理经过和审批意见",
        "准予许可决定书",
        "送达回证",
        "领取凭证",
    ]
    assert manifest["case"] == number
    assert check_filing(number, counter.cast.wang_fang) == ()


def test_filing_is_a_line_of_the_journal_and_changes_nothing_else(
    counter: Counter,
) -> None:
    number = delivered(counter)
    before = row_of(number)

    made = filed(counter, number)

    line = journal.entries("case", number)[-1]
    assert (line.step, line.before, line.after) == ("file", before.state, before.state)
    assert line.payload["archive_number"] == made.archive_number
    assert line.payload["dispose_on"] == "2057-01-01"
    assert row_of(number).version == before.version
    assert journal.verify().ok


def test_a_filed_case_is_handed_out_to_the_byte(counter: Counter) -> None:
    number = delivered(counter)
    filed(counter, number)
    row = models.CaseFiling.objects.get(case__number=number)

    for form, digest in (("pdf", row.pdf_digest), ("zip", row.zip_digest)):
        content = bind_case(
            number=number, form=form, by=counter.cast.wang_fang, at=LATER
        )
        assert dossier.digest(content) == digest


def test_an_open_case_is_bound_but_not_filed(counter: Counter) -> None:
    number = counter.accepted()

    pdf = bind_case(number=number, form="pdf", by=counter.cast.wang_fang, at=LATER)

    assert pdf.startswith(b"%PDF")
    assert journal.entries("case", number)[-1].payload["dossier"] == "pdf"
    with pytest.raises(NoSuchStep):
        filed(counter, number)


def test_it_is_filed_once_by_its_own_people(counter: Counter) -> None:
    number = delivered(counter)
    with pytest.raises(NotFound):
        file_case(number=number, by=counter.cast.sun_li, at=LATER)
    with pytest.raises(NotAllowed):
        file_case(number=number, by=counter.cast.lin_tao, at=LATER)
    filed(counter, number)

    with pytest.raises(AlreadyFiled):
        filed(counter, number)


def test_what_is_missing_is_said_or_it_stays_outside(counter: Counter) -> None:
    number = counter.accepted()
    withdraw(number=number, reason="不办了", by=counter.cast.wang_fang, at=RECEIVED_AT)
    models.Document.objects.filter(case__number=number).update(voided_at=LATER)

    with pytest.raises(FileLacks):
        filed(counter, number)
    file_case(number=number, remark="原件被水泡坏", by=counter.cast.wang_fang, at=LATER)

    assert filing_page(number, counter.cast.wang_fang).remark == "原件被水泡坏"


def test_a_file_that_was_changed_on_the_disk_is_found(counter: Counter) -> None:
    number = delivered(counter)
    filed(counter, number)
    row = models.CaseFiling.objects.get(case__number=number)
    folder: Path = settings.YIMEN_STORAGE
    place = folder / row.pdf_digest[:2] / row.pdf_digest[2:4] / row.pdf_digest
    kept = place.read_bytes()

    place.write_bytes(b"other")
    assert check_filing(number, counter.cast.wang_fang) == (dossier.WHOLE,)
    place.write_bytes(kept)

    assert check_filing(number, counter.cast.wang_fang) == ()
    assert storage().fetch(row.pdf_digest) == kept


def test_the_archive_lists_what_waits_and_what_is_there(counter: Counter) -> None:
    waiting, there = delivered(counter), delivered(counter)
    made = filed(counter, there)
    clerk, elsewhere = counter.cast.wang_fang, counter.cast.sun_li

    def numbers(**wanted: object) -> list[str]:
        asked = ArchiveFilter(**wanted)  # type: ignore[arg-type]
        found = archive(asked, actor=clerk, on=TODAY).rows
        return [row.number for row in found]

    assert numbers() == [waiting]
    assert numbers(state="filed") == [there]
    assert numbers(state="filed", text=made.archive_number) == [there]
    assert numbers(state="filed", retention="D10") == []
    assert numbers(state="due") == []
    due = archive(ArchiveFilter(state="due"), actor=clerk, on=date(2057, 1, 1))
    assert [row.number for row in due.rows] == [there]
    assert archive_counts(clerk, TODAY) == {"waiting": 1, "filed": 1, "due": 0}
    assert archive_counts(elsewhere, TODAY) == {"waiting": 0, "filed": 0, "due": 0}
    assert [row.applicant for row in due.rows] == ["张*"]
