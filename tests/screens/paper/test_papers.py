"""A paper on the screen, printed, as a file, in the dossier, for its applicant."""

import io
import re
from datetime import timedelta
from urllib.parse import quote

import pytest
from pypdf import PdfReader

from makers.cases import MATERIALS, RECEIVED_AT, ZHANG_SAN, Counter, with_letter
from makers.pages import tight
from makers.persons import a_browser
from yimen.records.cases import models
from yimen.records.cases.actions._move import TakenIn
from yimen.records.cases.actions.attach import attach
from yimen.records.cases.actions.correct_slip import correct_slip
from yimen.records.cases.actions.deliver import deliver
from yimen.records.journal.models import JournalEntry
from yimen.records.ratings.queries import paper_token
from yimen.rules.cases.applications import Accept
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.documents.slips import Slip
from yimen.rules.voice.ratings import Point

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
COPY_LINE = re.compile(r'<p class="paper-printed">.*?</p>')
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|"x-csrftoken": "\w+"')


def at_paper(number: str, act: str = "") -> str:
    return f"/paper/{quote(number)}/{act}"


def receipt(taken: TakenIn) -> str:
    return taken.issued[0].number


def prints_of(case: str) -> list[dict[str, object]]:
    lines = JournalEntry.objects.filter(subject_id=case, step="print")
    return [line.payload for line in lines.order_by("sequence")]


@pytest.fixture
def taken(counter: Counter) -> TakenIn:
    return counter.taken_in(Accept())


def words(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return "".join(page.extract_text() for page in pages).replace("\n", "")


def test_the_receipt_says_everything_the_rulebook_asks_for(
    counter: Counter, taken: TakenIn
) -> None:
    browser = a_browser(counter.cast.wang_fang)

    said = browser.get(at_paper(receipt(taken))).content.decode()

    for wanted in (
        "受理通知书",
        receipt(taken),
        taken.number,
        taken.query_code,
        "张三",
        "11010519491231002X",
        "青溪区市场监督管理局",
        "承诺办结时限",
        "法定办结时限",
        "第四十五条",
        "国庆节放假",
        "申请人（代理人）签名",
        "经办人签名",
        "专用印章",
        "<svg",
    ):
        assert wanted in said, wanted


def test_looking_leaves_no_line_and_counts_no_copy(
    counter: Counter, taken: TakenIn
) -> None:
    said = a_browser(counter.cast.wang_fang).get(at_paper(receipt(taken)))

    assert "屏幕查看，不是打印件" in said.content.decode()
    assert prints_of(taken.number) == []


def test_two_prints_differ_in_the_copy_line_only(
    counter: Counter, taken: TakenIn
) -> None:
    browser = a_browser(counter.cast.wang_fang)

    first, again = (
        browser.post(at_paper(receipt(taken), "print")).content.decode() for _ in "ab"
    )

    assert "打印人 王芳" in first
    assert "第 1 份" in first
    assert "第 2 份" in again
    assert first != again
    plain = [TOKEN.sub("", COPY_LINE.sub("", page)) for page in (first, again)]
    assert plain[0] == plain[1]


def test_two_copies_are_two_sheets_and_two_lines(
    counter: Counter, taken: TakenIn
) -> None:
    browser = a_browser(counter.cast.wang_fang)

    said = browser.post(at_paper(receipt(taken), "print"), {"copies": "2"})

    assert said.content.decode().count("<article") == 2
    assert [line["copy"] for line in prints_of(taken.number)] == [1, 2]


def test_a_file_holds_the_same_words_and_is_a_copy_too(
    counter: Counter, taken: TakenIn
) -> None:
    answer = a_browser(counter.cast.wang_fang).post(at_paper(receipt(taken), "pdf"))

    said = words(answer.content)
    assert answer["Content-Type"] == "application/pdf"
    for wanted in ("受理通知书", taken.number, "张三", "国庆节放假"):
        assert wanted in said
    assert "cid:0" not in said
    assert len(prints_of(taken.number)) == 1


def test_a_paper_that_was_put_right_says_so_and_names_the_new_one(
    counter: Counter, taken: TakenIn
) -> None:
    browser = a_browser(counter.cast.wang_fang)
    other = counter.application().papers[:3]
    moved = correct_slip(
        document=receipt(taken),
        slip=Slip(papers=(*other, counter.application().papers[3])),
        reason="份数写错",
        by=counter.cast.wang_fang,
        at=RECEIVED_AT + timedelta(hours=1),
    )

    old = browser.get(at_paper(receipt(taken))).content.decode()
    new = browser.get(at_paper(moved.issued[0].number)).content.decode()
    pdf = browser.post(at_paper(receipt(taken), "pdf")).content

    assert "本文书已作废" in old
    assert "份数写错" in old
    assert moved.issued[0].number in old
    assert f"替换 {receipt(taken)}" in new
    assert "作废" in words(pdf).replace(" ", "")


def test_somebody_from_elsewhere_finds_no_such_paper(
    counter: Counter, taken: TakenIn
) -> None:
    browser = a_browser(counter.cast.sun_li)

    assert browser.get(at_paper(receipt(taken))).status_code == 404
    assert browser.post(at_paper(receipt(taken), "print")).status_code == 404
    assert browser.get(f"/paper/case/{taken.number}/").status_code == 404


def test_the_dossier_lies_in_file_order_under_its_catalogue(counter: Counter) -> None:
    number = counter.granted()
    with_letter(counter.cast.wang_fang, counter.cast)
    deliver(
        number=number,
        recipient=ZHANG_SAN,
        by=counter.cast.wang_fang,
        at=RECEIVED_AT + timedelta(hours=5),
    )

    page = a_browser(counter.cast.wang_fang).get(f"/paper/case/{number}/")
    said = page.content.decode()

    titles = re.findall(r"<h1>(.*?)</h1>", said)
    assert titles[3] == "准予许可决定书"
    assert titles[:3] == ["卷内文件目录", "受理通知书", "审查意见"]
    assert set(titles[4:]) == {"送达回证", "领取凭证"}


def test_what_was_handed_in_lies_on_top_with_its_scans(counter: Counter) -> None:
    number = counter.examined()
    for name, code in (("证明.png", "M3"), ("说明.png", "")):
        attach(
            number=number,
            name=name,
            content=PNG,
            material_code=code,
            by=counter.cast.wang_fang,
            at=RECEIVED_AT,
        )

    page = a_browser(counter.cast.wang_fang).get(f"/paper/case/{number}/")
    said = tight(page.content.decode())

    listed = re.findall(r"<td>([^<]*)</td>", said.split("</table>")[0])[1::5]
    assert listed[:5] == [row.name for row in MATERIALS]
    assert listed[5:] == ["说明.png", "受理通知书", "审查意见"]
    assert "已交，复印件 2 份" in said
    assert said.count('<img class="paper-scan"') == 2
    assert "材料真实，符合条件。" in said


def test_the_file_of_a_case_without_papers_has_its_materials(counter: Counter) -> None:
    number = counter.received()

    page = a_browser(counter.cast.wang_fang).get(f"/paper/case/{number}/")

    assert "食品经营许可申请书" in page.content.decode()


def test_printing_the_dossier_counts_a_copy_of_each(counter: Counter) -> None:
    number = counter.granted()

    page = a_browser(counter.cast.wang_fang).post(f"/paper/case/{number}/print")

    papers = set(
        models.Document.objects.filter(case__number=number).values_list(
            "number", flat=True
        )
    )
    assert page.status_code == 200
    assert {line["document"] for line in prints_of(number)} == papers


def test_whoever_gave_the_code_reads_the_paper_and_keeps_it(taken: TakenIn) -> None:
    browser = a_browser()
    browser.post("/progress/", {"n": taken.number, "code": taken.query_code})

    page = browser.get(f"/paper/own/{quote(receipt(taken))}/")
    pdf = browser.get(f"/paper/own/{quote(receipt(taken))}/pdf")

    assert "受理通知书" in page.content.decode()
    assert "打印一份" not in page.content.decode()
    assert "受理通知书" in words(pdf.content)
    assert prints_of(taken.number) == []


def test_the_code_of_one_case_opens_no_paper_of_another(
    counter: Counter, taken: TakenIn
) -> None:
    other = counter.taken_in(Accept())
    browser = a_browser()
    browser.post("/progress/", {"n": taken.number, "code": taken.query_code})

    assert browser.get(f"/paper/own/{quote(receipt(other))}/").status_code == 404
    assert a_browser().get(f"/paper/own/{quote(receipt(taken))}/").status_code == 404


def test_what_goes_home_bears_a_code_to_rate_by_and_a_screen_does_not(
    counter: Counter, taken: TakenIn
) -> None:
    browser = a_browser(counter.cast.wang_fang)

    looked = browser.get(at_paper(receipt(taken))).content.decode()
    printed = browser.post(at_paper(receipt(taken), "print")).content.decode()
    file = browser.post(at_paper(receipt(taken), "pdf")).content

    assert "评价的二维码" not in looked
    assert printed.count("评价的二维码") == 1
    assert "办得怎么样？扫码打分" in printed
    assert "扫码打分" in words(file)
    dossier = browser.get(f"/paper/case/{taken.number}/").content.decode()
    assert "评价的二维码" not in dossier


def test_the_code_on_the_paper_opens_the_rating_of_its_point(
    counter: Counter,
) -> None:
    taken = counter.taken_in(Accept())
    token = paper_token(taken.number, DocumentKind.ACCEPTANCE_NOTICE)

    page = a_browser().get(f"/rate/{token}/")

    assert page.status_code == 200
    assert page.context["page"].point is Point.ACCEPTANCE
    assert paper_token(taken.number, DocumentKind.DELIVERY_RECEIPT) == ""
    assert paper_token("330102000000", DocumentKind.GRANT) == ""
