"""The papers of the house: issued, read by whom they are for, put right, voided."""

from datetime import date, timedelta

import pytest
from django.utils.html import escape

from makers.cases import RECEIVED_AT, WHOLE, Counter
from makers.cast import Cast
from makers.persons import a_browser
from yimen.records.cases.models import NegativeReply
from yimen.records.journal import queries as journal
from yimen.records.messages.models import Message
from yimen.records.papers import queries
from yimen.records.papers.actions.issue_authority import issue_authority
from yimen.records.papers.actions.issue_house_paper import Order, issue_house_paper
from yimen.records.papers.actions.issue_negative_form import issue_negative_form
from yimen.records.papers.actions.print_house_paper import print_house_paper
from yimen.records.papers.actions.reword_house_paper import reword_house_paper
from yimen.records.papers.actions.void_house_paper import void_house_paper
from yimen.records.papers.models import HousePaper
from yimen.records.papers.queries import HousePaperFilter
from yimen.records.people.models import AuthorizationLetter
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applications import Ground, ReasonMissing, Reject
from yimen.rules.documents.contents import lacking
from yimen.rules.documents.frame import DocumentKind, Fields, Lines
from yimen.rules.documents.house import Card, Circular, Deductions, Urging
from yimen.rules.documents.house_papers import PaperForNobody, PaperOutAlready
from yimen.rules.documents.slips import AlreadyVoid
from yimen.rules.refusals import NotFound
from yimen.site import clock

LATER = RECEIVED_AT + timedelta(hours=1)
URGING = Urging(
    problem="超过承诺期限未办结",
    basis="限时办结制度",
    demand="两日内办结",
    answer_by=date(2026, 9, 25),
)
CARD = Card(
    is_red=True,
    responsible="青溪区市场监督管理局",
    breach="超期",
    evidence="办件 1",
    basis="行政许可法第四十二条",
    answer_by=date(2026, 9, 25),
)
POINTS = Deductions(rows=(("按时办结", "-2", "—", "超期1天"),), total="-2 分")
MONTH = Circular(month="2026年9月", summary=("好",), scores=(("窗口", "98", "1", "—"),))


@pytest.fixture(autouse=True)
def telephone(cast: Cast) -> None:
    """The hall can be called."""
    cast.center.phone = "023-45670009"
    cast.center.save(update_fields=["phone"])


def urged(cast: Cast) -> str:
    order = Order(content=URGING, organ_id=cast.organ.pk)
    return issue_house_paper(order=order, by=cast.lin_tao, at=RECEIVED_AT)


def test_each_typed_paper_is_numbered_written_down_told_and_whole(cast: Cast) -> None:
    orders = (
        (Order(content=URGING, organ_id=cast.organ.pk), cast.lin_tao, "督"),
        (Order(content=CARD, organ_id=cast.organ.pk), cast.lin_tao, "警"),
        (
            Order(content=POINTS, officer_id=cast.wang_fang.officer_id),
            cast.zheng_jie,
            "扣",
        ),
        (Order(content=MONTH), cast.zheng_jie, "考"),
    )
    for order, by, mark in orders:
        number = issue_house_paper(order=order, by=by, at=RECEIVED_AT)

        page = queries.house_paper(number, by)
        assert number.endswith(f"{mark}〔2026〕1号")
        assert lacking(page.sheet) == ()
        assert page.sheet.number == number
        (line,) = journal.entries("house_paper", number)
        assert (line.actor, line.after) == (by.mark, "issued")
        assert Message.objects.filter(subject_id=number, kind="house_paper").exists()
    again = issue_house_paper(order=orders[0][0], by=cast.lin_tao, at=LATER)
    assert again.endswith("督〔2026〕2号")


def test_who_may_issue_and_for_whom(cast: Cast) -> None:
    card = Order(content=CARD, organ_id=cast.organ.pk)
    with pytest.raises(NotAllowed):
        issue_house_paper(order=card, by=cast.wang_fang, at=RECEIVED_AT)
    with pytest.raises(NotAllowed):
        issue_house_paper(order=Order(content=MONTH), by=cast.lin_tao, at=RECEIVED_AT)
    with pytest.raises(PaperForNobody):
        issue_house_paper(order=Order(content=CARD), by=cast.lin_tao, at=RECEIVED_AT)
    mute = Order(
        content=Urging(problem=" ", basis="x", demand="y", answer_by=URGING.answer_by),
        organ_id=cast.organ.pk,
    )
    with pytest.raises(ReasonMissing):
        issue_house_paper(order=mute, by=cast.lin_tao, at=RECEIVED_AT)
    assert not HousePaper.objects.exists()


def test_a_paper_is_read_by_whom_it_is_for_and_by_nobody_else(cast: Cast) -> None:
    number = urged(cast)
    own = Order(content=POINTS, officer_id=cast.wang_fang.officer_id)
    points = issue_house_paper(order=own, by=cast.zheng_jie, at=RECEIVED_AT)

    def seen(actor: Actor) -> set[str]:
        rows = queries.house_papers(HousePaperFilter(), actor=actor).rows
        return {row.number for row in rows}

    assert seen(cast.wu_gang) == {number}
    assert seen(cast.wang_fang) == {points}
    assert seen(cast.lin_tao) == {number, points}
    assert seen(cast.sun_li) == set()
    with pytest.raises(NotFound):
        queries.house_paper(points, cast.wu_gang)
    found = HousePaperFilter(
        kind="urging_order", text="市场", first_on=date(2026, 9, 1)
    )
    assert queries.house_papers(found, actor=cast.lin_tao).total == 1


def test_a_letter_is_on_paper_once_and_anew_with_a_reason(cast: Cast) -> None:
    letter = AuthorizationLetter.objects.get()

    first = issue_authority(letter_id=letter.pk, by=cast.wu_gang, at=RECEIVED_AT)

    sheet = queries.house_paper(first, cast.wu_gang).sheet
    assert lacking(sheet) == ()
    assert "赵敏" in str(sheet.sections)
    assert letter.number in str(sheet.sections)
    with pytest.raises(PaperOutAlready):
        issue_authority(letter_id=letter.pk, by=cast.wu_gang, at=LATER)
    with pytest.raises(NotAllowed):
        issue_authority(letter_id=letter.pk, by=cast.zhao_min, at=LATER)
    second = issue_authority(
        letter_id=letter.pk, by=cast.wu_gang, at=LATER, reason="纸张损毁"
    )
    old = queries.house_paper(first, cast.wu_gang)
    assert (old.replaced_by, old.void_reason) == (second, "纸张损毁")
    assert queries.house_paper(second, cast.wu_gang).replaces == first
    kind = DocumentKind.WINDOW_AUTHORITY
    assert queries.live_paper(kind, "letter", str(letter.pk)) == second
    assert [line.step for line in journal.entries("house_paper", first)] == [
        "issue_authority",
        "void_house_paper",
    ]


def test_a_no_has_its_form(counter: Counter) -> None:
    said = Reject(ground=Ground.OTHER, reason="材料是去年的")
    number = counter.taken_in(said, papers=WHOLE).number
    filing = NegativeReply.objects.get()
    manager = counter.cast.zheng_jie

    form = issue_negative_form(filing_id=filing.pk, by=manager, at=LATER)

    page = queries.house_paper(form, manager)
    assert lacking(page.sheet) == ()
    assert page.sheet.case_number == number
    assert "材料是去年的" in str(page.sheet.sections)
    assert "张三" not in str(page.sheet.sections)
    with pytest.raises(NotFound):
        issue_negative_form(filing_id=0, by=manager, at=LATER)


def test_a_slip_is_put_right_by_another_paper(cast: Cast) -> None:
    number = urged(cast)
    sheet = queries.house_paper(number, cast.lin_tao).sheet
    fields = next(one for one in sheet.sections if isinstance(one, Fields))
    place = (
        f"{sheet.sections.index(fields)}.{[r[0] for r in fields.rows].index('要求')}"
    )

    fresh = reword_house_paper(
        document=number,
        changes={place: "三日内办结"},
        reason="日数写错",
        by=cast.lin_tao,
        at=LATER,
    )

    after = queries.house_paper(fresh, cast.lin_tao)
    assert "三日内办结" in str(after.sheet.sections)
    assert isinstance(after.sheet.sections[0], Lines)
    assert after.replaces == number
    with pytest.raises(AlreadyVoid):
        void_house_paper(document=number, reason="x", by=cast.lin_tao, at=LATER)
    with pytest.raises(ReasonMissing):
        void_house_paper(document=fresh, reason=" ", by=cast.lin_tao, at=LATER)
    with pytest.raises(NotAllowed):
        void_house_paper(document=fresh, reason="x", by=cast.wu_gang, at=LATER)
    void_house_paper(document=fresh, reason="督办撤销", by=cast.lin_tao, at=LATER)
    assert queries.house_paper(fresh, cast.lin_tao).voided_at == LATER


def test_a_copy_is_counted_and_stands_in_the_journal(cast: Cast) -> None:
    number = urged(cast)

    pages = [
        print_house_paper(document=number, by=cast.wu_gang, at=LATER) for _ in range(2)
    ]

    assert [page.copy_number for page in pages] == [1, 2]
    assert pages[1].printed_by == "吴刚"
    lines = journal.entries("house_paper", number)
    assert [line.payload.get("copy") for line in lines] == [None, 1, 2]
    head = HousePaper.objects.get()
    assert (head.last_sequence, bytes(head.last_hash)) == (3, lines[-1].hash)
    with pytest.raises(NotFound):
        print_house_paper(document=number, by=cast.sun_li, at=LATER)


def test_the_pages_of_the_house(cast: Cast) -> None:
    watching, head = a_browser(cast.lin_tao), a_browser(cast.wu_gang)
    assert "没有内部文书" in watching.get("/bureau/papers/").content.decode()
    form = "/bureau/papers/new/warning_card/"
    assert watching.get("/bureau/papers/new/monthly_circular/").status_code == 404
    assert head.get(form).status_code == 404
    fields = {
        "organ": str(cast.organ.pk),
        "colour": "yellow",
        "breach": "超期",
        "basis": "限时办结制度",
        "evidence": "办件一件",
        "answer_by": "2026-12-25",
    }
    nobody = watching.post(form, fields | {"organ": "", "officer": "没有这人"})
    assert "没有找到这个人" in nobody.content.decode()

    shown = watching.post(form, fields, follow=True).content.decode()

    number = HousePaper.objects.get().number
    assert "黄牌通知书" in shown
    assert number in shown
    assert "查询码" not in shown
    where = f"/paper/house/{number}/"
    assert escape("作废") in watching.get(where).content.decode()
    assert "为什么作废" not in head.get(where).content.decode()
    assert "第 1 份" in head.post(f"{where}print").content.decode()
    file = head.post(f"{where}pdf")
    assert file.content.startswith(b"%PDF")
    assert number in watching.get("/bureau/papers/export.csv").content.decode(
        "utf-8-sig"
    )
    assert "更正" in watching.get(f"{where}reword").content.decode()
    watching.post(f"{where}void", {"reason": "撤销"})
    assert "本文书已作废" in head.get(where).content.decode()


def test_points_and_the_month_are_pasted_from_a_table(cast: Cast) -> None:
    manager = a_browser(cast.zheng_jie)
    points = {
        "officer": "王芳",
        "rows": "按时办结\t-2\t1\t超期\n态度 | -1",
        "total": "-3 分",
    }
    said = manager.post(
        "/bureau/papers/new/deduction_notice/", points, follow=True
    ).content.decode()
    assert "按时办结" in said
    assert "态度" in said
    wide = points | {"rows": "1|2|3|4|5"}
    assert (
        "最多四格"
        in manager.post("/bureau/papers/new/deduction_notice/", wide).content.decode()
    )
    month = {"month": "2026-09", "summary": "共办结", "scores": "窗口 | 98 | 1"}
    said = manager.post(
        "/bureau/papers/new/monthly_circular/", month, follow=True
    ).content.decode()
    assert "2026年9月考核情况" in said


def test_letters_and_filings_lead_to_their_paper(counter: Counter) -> None:
    cast = counter.cast
    said = Reject(ground=Ground.OTHER, reason="材料是去年的")
    counter.taken_in(said, at=clock.now(), papers=WHOLE)
    filing, letter = NegativeReply.objects.get(), AuthorizationLetter.objects.get()
    manager = a_browser(cast.zheng_jie)
    for where, issue, word in (
        (f"/bureau/letters/{letter.pk}/", f"letter/{letter.pk}", "授权书"),
        (f"/bureau/negatives/{filing.pk}/", f"negative/{filing.pk}", "报备表"),
    ):
        assert f"印发{word}" in manager.get(where).content.decode()
        paper = manager.post(f"/bureau/papers/{issue}", follow=True).content.decode()
        assert "下载 PDF" in paper
        assert f"看{word}" in manager.get(where).content.decode()
        assert manager.post(f"/bureau/papers/{issue}").status_code == 409
        again = manager.post(f"/bureau/papers/{issue}", {"reason": "改"}, follow=True)
        assert "（替换" in again.content.decode()
