"""The window's cases: found, completed, corrected, handed over."""

import io
from zipfile import ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from makers.cases import GAPPY, Counter, row_of
from yimen.records.cases.models import Document, Upload
from yimen.rules.cases.applications import AskOnce

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def test_the_list_shows_what_is_open(counter: Counter, browser: Client) -> None:
    number = counter.accepted()

    page = browser.get("/window/cases/").content.decode()

    assert number in page
    assert "待审查" in page


def test_a_whole_number_opens_its_case(counter: Counter, browser: Client) -> None:
    number = counter.accepted()

    answer = browser.get("/window/cases/", {"q": number})

    assert answer["Location"] == f"/window/cases/{number}/"


def test_an_empty_list_says_what_to_do(browser: Client) -> None:
    assert "没有找到办件" in browser.get("/window/cases/").content.decode()


def test_the_list_is_a_file_too(counter: Counter, browser: Client) -> None:
    number = counter.accepted()

    text = browser.get("/window/cases/export").content.decode("utf-8-sig")
    book = browser.get("/window/cases/export", {"kind": "xlsx"}).content

    assert number in text
    with ZipFile(io.BytesIO(book)) as parts:
        assert number in parts.read("xl/sharedStrings.xml").decode()


def test_the_case_page_shows_papers_and_history(
    counter: Counter, browser: Client
) -> None:
    number = counter.accepted()

    page = browser.get(f"/window/cases/{number}/").content.decode()

    assert "食品经营许可申请书" in page
    assert "受理通知书" in page
    assert "写错了，更正" in page


def test_supplied_papers_are_accepted_that_day(
    counter: Counter, browser: Client
) -> None:
    number = counter.taken_in(AskOnce(), papers=GAPPY).number
    fields = {"paper-M3": "handed_in", "copies-M3": "2", "paper-M5": "handed_in"}

    shown = browser.get(f"/window/cases/{number}/").content.decode()
    browser.post(f"/window/cases/{number}/supply", fields | {"originals-M5": "1"})

    assert "收下补交的材料" in shown
    assert row_of(number).state == "accepted"


def test_a_scan_is_stored_and_a_disguise_refused(
    counter: Counter, browser: Client
) -> None:
    number = counter.accepted()
    where = f"/window/cases/{number}/files"
    good = SimpleUploadedFile("证明.pdf", PDF)
    bad = SimpleUploadedFile("证明.pdf", b"MZ\x90\x00 not a paper")

    browser.post(where, {"file": good, "material": "M3"})
    page = browser.post(where, {"file": bad, "material": "M3"}, follow=True)
    nothing = browser.post(where, {"material": "M3"}, follow=True)

    assert Upload.objects.count() == 1
    assert "证明.pdf 已存入" not in page.content.decode().replace("已存入。", "", 1)
    assert "先选一个文件" in nothing.content.decode()


def test_a_slip_voids_the_paper_and_issues_another(
    counter: Counter, browser: Client
) -> None:
    number = counter.accepted()
    paper = Document.objects.get(case__number=number).number
    where = f"/window/papers/{paper}/correct"
    fields = {"reason": "复印件少写一份", "id_kind": "111"}
    fields |= {"paper-M3": "handed_in", "copies-M3": "3"}

    form = browser.get(where).content.decode()
    browser.post(where, fields)

    old = Document.objects.get(number=paper)
    assert "作废并重出" in form
    assert old.voided_at is not None
    assert Document.objects.filter(replaces=old, voided_at=None).exists()


def test_a_slip_without_a_reason_is_asked_again(
    counter: Counter, browser: Client
) -> None:
    number = counter.accepted()
    paper = Document.objects.get(case__number=number).number

    answer = browser.post(f"/window/papers/{paper}/correct", {"id_kind": "111"})

    assert answer.status_code == 422
    assert Document.objects.get(number=paper).voided_at is None


def test_a_result_is_handed_over_to_a_named_person(
    counter: Counter, browser: Client
) -> None:
    number = counter.granted()
    fields = {"name": "张三", "id_kind": "111", "id_number": "11010519491231002X"}
    fields |= {"relation": "self", "mode": "direct"}

    form = browser.get(f"/window/cases/{number}/deliver").content.decode()
    empty = browser.post(f"/window/cases/{number}/deliver", {})
    browser.post(f"/window/cases/{number}/deliver", fields)

    assert "领取人姓名" in form
    assert empty.status_code == 422
    assert row_of(number).state == "delivered"


def test_an_application_is_withdrawn_with_a_reason(
    counter: Counter, browser: Client
) -> None:
    number = counter.accepted()

    browser.post(f"/window/cases/{number}/withdraw", {"reason": "不想开店了"})

    assert row_of(number).state == "withdrawn"
