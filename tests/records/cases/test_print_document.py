"""Printed again: word for word, counted, and written down."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from makers.cases import RECEIVED_AT, Counter, row_of
from yimen.records.cases import models, queries
from yimen.records.cases.actions.print_document import print_document
from yimen.records.cases.facts import one
from yimen.records.cases.queries import papers
from yimen.records.journal.models import JournalEntry
from yimen.records.people.models import Applicant
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applications import Accept
from yimen.rules.documents.frame import PaperAltered, as_text, from_text
from yimen.rules.refusals import NotFound

LATER = RECEIVED_AT + timedelta(days=30)


def test_a_reprint_says_the_same_whatever_changed_since(counter: Counter) -> None:
    taken = counter.taken_in(Accept())
    first = print_document(
        document=taken.issued[0].number, by=counter.cast.wang_fang, at=RECEIVED_AT
    )
    Applicant.objects.update(name="改名了")
    second = print_document(
        document=taken.issued[0].number, by=counter.cast.wang_fang, at=LATER
    )

    assert second.sheet == first.sheet
    assert (first.copy_number, second.copy_number) == (1, 2)
    assert (second.printed_by, second.printed_at) == ("王芳", LATER)


def test_every_copy_is_a_line_and_no_new_version(counter: Counter) -> None:
    taken = counter.taken_in(Accept())
    for _ in range(2):
        print_document(
            document=taken.issued[0].number, by=counter.cast.wang_fang, at=LATER
        )

    lines = JournalEntry.objects.filter(step="print").order_by("sequence")
    assert [line.payload["copy"] for line in lines] == [1, 2]
    assert row_of(taken.number).version == 1


def test_the_sheet_survives_being_kept(counter: Counter) -> None:
    taken = counter.taken_in(Accept())
    page = queries.document_page(taken.issued[0].number, counter.cast.wang_fang)

    assert from_text(as_text(page.sheet)) == page.sheet
    assert page.sheet.addressee == "张三"
    assert page.sheet.addressee_id == "11010519491231002X"
    assert page.sheet.query_code == taken.query_code


def test_nothing_personal_of_it_stands_in_the_tables(counter: Counter) -> None:
    taken = counter.taken_in(Accept())

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT payload::text FROM journal_entry WHERE subject_id = %s"
            " UNION ALL SELECT to_jsonb(case_document)::text FROM case_document"
            " UNION ALL SELECT to_jsonb(cases)::text FROM cases",
            [taken.number],
        )
        kept = "".join(row for (row,) in cursor.fetchall())
    assert "张三" not in kept
    assert taken.query_code not in kept
    assert "11010519491231002X" not in kept


def test_a_paper_whose_digest_does_not_fit_is_not_shown(counter: Counter) -> None:
    taken = counter.taken_in(Accept())
    row = one(papers._ONE, {"number": taken.issued[0].number})
    assert row is not None

    with pytest.raises(PaperAltered):
        papers._sheet(dict(row) | {"digest": "0" * 64})
    with pytest.raises(NotFound):
        papers._sheet(dict(row) | {"sealed": b""})


def test_only_who_sees_the_case_sees_its_papers(counter: Counter) -> None:
    taken = counter.taken_in(Accept())

    with pytest.raises(NotFound):
        print_document(
            document=taken.issued[0].number, by=counter.cast.sun_li, at=LATER
        )
    with pytest.raises((NotAllowed, NotFound)):
        print_document(
            document=taken.issued[0].number,
            by=replace(counter.cast.wang_fang, roles=frozenset()),
            at=LATER,
        )
    assert models.Document.objects.get(number=taken.issued[0].number).printed == 0
