"""Reports on screen: the director's month, templates, what the portal shows."""

from datetime import date
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document

from makers.cases import Counter
from makers.pages import gaps
from makers.persons import a_browser
from yimen.ports.report_template import default_template
from yimen.records.reports.models import Report, ReportSchedule, ReportTemplate
from yimen.rules.authority.actors import Role

LIST = "/bureau/reports/"


def text(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


def drafted(counter: Counter, browser: Client, kind: str = "monthly") -> str:
    said = {"kind": kind, "month": "2026-09", "hall": str(counter.cast.center.pk)}
    answer = browser.post(f"{LIST}draft", said)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def act(browser: Client, url: str, verb: str, **said: str) -> str:
    version = Report.objects.get(pk=url.rstrip("/").rsplit("/", 1)[-1]).version
    answer = browser.post(
        f"{url}{verb}", {"version": str(version), **said}, follow=True
    )
    return answer.content.decode()


def take_as_files(browser: Client, url: str) -> None:
    """Every kind of file is there, and the text of the Word file has no gaps."""
    for ending in ("pdf", "docx", "xlsx"):
        answer = browser.get(f"{url}file.{ending}")
        assert answer.status_code == 200
        assert "filename*=UTF-8''2026" in answer["Content-Disposition"]
        if ending == "docx":
            told = Document(BytesIO(answer.getvalue())).paragraphs
            assert [gap for one in told for gap in gaps(one.text)] == []


def test_the_directors_month(counter: Counter) -> None:
    counter.granted()
    counter.accepted()
    manager = a_browser(counter.cast.zheng_jie)
    director = a_browser(counter.cast.anybody(Role.DUTY_DIRECTOR))
    assert "还没有报告" in text(manager, LIST)

    url = drafted(counter, manager)
    page = text(manager, url)
    assert "共收件" in page
    assert 'href="#note-1"' in page
    assert "quantity=accepted" in page
    cases = page.split('href="/bureau/figures/cases/?')[1].split('"')[0]
    listed = text(manager, f"/bureau/figures/cases/?{cases.replace('&amp;', '&')}")
    assert "青溪" in listed or "食品" in listed
    assert "说明已存" in act(manager, url, "remark", remarks="请各部门盯紧到期件。")
    assert "不能自己签发" in act(manager, url, "sign")
    assert "重新取数" in act(manager, url, "redraw")

    signed = act(director, url, "sign")
    assert "已签发归档" in signed
    assert "请各部门盯紧到期件。" in signed
    take_as_files(director, url)
    assert director.get(f"{url}file.exe").status_code == 404
    assert "错在哪里" in act(manager, url, "correct", reason=" ")
    assert "更正版" in act(manager, url, "correct", reason="少一件")
    newer = Report.objects.get(revision=2)
    assert "第 2 版" in text(manager, f"{LIST}{newer.pk}/")
    assert "各版" in text(manager, url)
    assert "第 2 版" in text(manager, f"{LIST}?kind=monthly")


def test_a_report_is_asked_for_and_scheduled_in_forms(counter: Counter) -> None:
    manager = a_browser(counter.cast.zheng_jie)
    drafted(counter, manager)
    hall = str(counter.cast.center.pk)
    again = {"kind": "monthly", "month": "2026-09", "hall": hall}
    answer = manager.post(f"{LIST}draft", again)
    assert "已经起草过了" in answer.content.decode()
    running = manager.post(f"{LIST}draft", again | {"month": "2099-12"})
    assert "才结束" in running.content.decode()
    day = {"kind": "monthly", "hall": hall, "day": "5", "is_on": "on"}
    assert manager.post(f"{LIST}schedule", day).status_code == 302
    assert ReportSchedule.objects.get().day == 5
    assert "期满后第 5 日" in text(manager, LIST)
    wrong = manager.post(f"{LIST}schedule", day | {"day": "40"})
    assert wrong.status_code == 200


def test_a_template_is_changed_tried_and_taken_back(counter: Counter) -> None:
    manager = a_browser(counter.cast.zheng_jie)
    at = f"{LIST}templates/"
    assert "系统自带模板" in text(manager, at)
    assert manager.get(f"{at}0.docx").content == default_template()

    bad = SimpleUploadedFile("模板.docx", b"nothing")
    answer = manager.post(at, {"file": bad, "note": ""})
    assert "不是 Word 文档" in answer.content.decode()
    wrong = Document(BytesIO(default_template()))
    wrong.add_paragraph("{{ 县长 }}")
    made = BytesIO()
    wrong.save(made)
    answer = manager.post(
        at, {"file": SimpleUploadedFile("模板.docx", made.getvalue())}
    )
    assert "报告没有的“县长”：{{ 县长 }}" in answer.content.decode()
    good = SimpleUploadedFile("模板.docx", default_template())
    assert manager.post(at, {"file": good, "note": "换了抬头"}).status_code == 302
    assert "换了抬头" in text(manager, at)
    assert manager.get(f"{at}1.docx").content == default_template()
    assert manager.get(f"{at}9.docx").status_code == 404
    manager.post(f"{at}0/restore")
    manager.post(f"{at}1/restore")
    kept = ReportTemplate.objects.order_by("number").values_list("note", flat=True)
    assert list(kept) == ["换了抬头", "", "恢复第1号模板"]
    reader = a_browser(counter.cast.anybody(Role.SUPERVISOR))
    assert "传上来用" not in text(reader, at)


def test_the_portal_shows_the_sheet_when_it_is_public(counter: Counter) -> None:
    counter.granted()
    manager = a_browser(counter.cast.zheng_jie)
    director = a_browser(counter.cast.anybody(Role.DUTY_DIRECTOR))
    anybody = Client()
    assert "还没有公示" in text(anybody, "/disclosures/")

    url = drafted(counter, manager, "disclosure")
    act(director, url, "sign")
    number = url.rstrip("/").rsplit("/", 1)[-1]
    assert anybody.get(f"/disclosures/{number}/").status_code == 404
    assert "已在网上公示" in act(manager, url, "publish")

    assert "2026年9月政务服务办件公示" in text(anybody, "/disclosures/")
    page = text(anybody, f"/disclosures/{number}/")
    assert "计入在办超期后为" in page
    assert "/bureau/" not in page
    assert anybody.get(f"/disclosures/{number}/file.pdf").content[:5] == b"%PDF-"
    act(manager, url, "correct", reason="更正")
    newer = Report.objects.get(revision=2)
    act(director, f"{LIST}{newer.pk}/", "sign")
    act(manager, f"{LIST}{newer.pk}/", "publish")
    assert "看更正版" in text(anybody, f"/disclosures/{number}/")
    assert "更正版" in text(anybody, "/disclosures/")
    assert newer.first_on == date(2026, 9, 1)
