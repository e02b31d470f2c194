"""A holiday notice arrives: looked at, confirmed, and everybody who moves is listed."""

import re
from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from makers.cases import Counter, row_of
from makers.cast import Cast
from makers.persons import CHINA, a_browser
from yimen.records.calendars import queries

TEXT = """国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕9号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。1月31日（周日）、
2月20日（周六）上班。
三、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
四、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）上班。
"""
CLOSURE = "日期\t类型\t名称\t依据\n2026-11-26\t放假\t临时放假\t国办\n"

pytestmark = pytest.mark.django_db


@pytest.fixture
def running(counter: Counter) -> str:
    return counter.accepted(at=datetime(2026, 11, 19, 10, tzinfo=CHINA))


@pytest.fixture
def manager(cast: Cast) -> Client:
    return a_browser(cast.zheng_jie)


def look_at(browser: Client, content: str = "", **fields: object) -> HttpResponse:
    said = {"content": content, "label": "2027", "region": "CN"} | fields
    return browser.post("/bureau/calendars/load", said)


def words(response: HttpResponse) -> str:
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", text)


def hidden(response: HttpResponse) -> dict[str, str]:
    form = response.context["again"]
    return {name: str(form.initial[name]) for name in form.fields}


def test_the_list_says_that_next_year_is_missing(manager: Client) -> None:
    page = words(manager.get("/bureau/calendars/"))

    assert "放假安排还没有导入" in page
    assert "2004-2026 随软件" in page


def test_a_year_is_seen_day_by_day(manager: Client) -> None:
    page = words(manager.get("/bureau/calendars/years/2026/"))

    assert "248 个工作日" in page
    assert "14 班" in page
    assert "17 休" in page


def test_a_year_that_is_not_known_says_so(manager: Client) -> None:
    assert "都是暂定" in words(manager.get("/bureau/calendars/years/2030/"))


def test_looking_at_a_notice_changes_nothing(manager: Client, running: str) -> None:
    page = look_at(manager, CLOSURE)

    assert page.status_code == 200
    assert "1 件 往后推" in words(page)
    assert "1 件，承诺仍按打印的那天" in words(page)
    assert running in words(page)
    assert row_of(running).due_on == date(2026, 12, 3)
    assert queries.current_calendar().counts(date(2026, 11, 26))


def test_confirming_it_moves_the_cases_and_lists_whom_to_tell(
    manager: Client, running: str
) -> None:
    seen = look_at(manager, CLOSURE)

    answer = manager.post("/bureau/calendars/confirm", hidden(seen), follow=True)

    assert "1 天有变化，1 件在办的日期跟着变了" in words(answer)
    assert "要告诉这些人" in words(answer)
    assert running in words(answer)
    assert "张*" in words(answer)
    assert row_of(running).due_on == date(2026, 12, 4)


def test_the_text_of_a_notice_makes_the_next_year_known(manager: Client) -> None:
    seen = look_at(manager, TEXT)

    assert "2027年从此确定" in words(seen)
    assert "春节 放假 2027年2月5日(周五) 到 2027年2月11日(周四) 7" in words(seen)
    manager.post("/bureau/calendars/confirm", hidden(seen))
    assert not queries.current_calendar().working(date(2027, 2, 8))
    assert "还没有导入" not in words(manager.get("/bureau/calendars/"))


def test_a_file_is_as_good_as_a_text(manager: Client) -> None:
    file = SimpleUploadedFile("2027.txt", TEXT.encode("gb18030"))

    seen = look_at(manager, file=file)

    assert "2027年从此确定" in words(seen)
    assert hidden(seen)["source"] == "2027.txt"


def test_doubts_are_shown_before_anything_is_loaded(manager: Client) -> None:
    text = TEXT.replace("四、国庆节", "四、中秋节另行通知，9月15日待定。五、校庆")

    page = words(look_at(manager, text.replace("10月1日（周五）至7日", "10月4日至7日")))

    assert "“9月15日待定”：提到了日期" in page
    assert "2027年10月1日(周五) 每年都放假，这里没有写到" in page


@pytest.mark.parametrize(
    ("content", "fields", "said"),
    [
        ("", {}, "请粘贴通知，或上传文件"),
        (CLOSURE, {"label": ""}, "请填写版本名"),
        (CLOSURE, {"region": "广西"}, "写 CN，或"),
        ("没有日期", {}, "没有一行能读"),
        (CLOSURE + "2026-11-26\t上班\tx\tx\n", {}, "一行写放假，另一行写上班"),
        (CLOSURE, {"file": SimpleUploadedFile("x", b"x" * 200_001)}, "文件太大了"),
    ],
)
def test_what_cannot_be_loaded_says_what_to_do(
    manager: Client, content: str, fields: dict[str, object], said: str
) -> None:
    page = look_at(manager, content, **fields)

    assert said in words(page)
    assert "还不能继续" in words(page)


def test_a_notice_that_was_loaded_before_says_so(manager: Client) -> None:
    manager.post("/bureau/calendars/confirm", hidden(look_at(manager, CLOSURE)))

    assert "已经导入过了" in words(look_at(manager, CLOSURE))


def test_confirming_nothing_leads_back_to_the_question(manager: Client) -> None:
    answer = manager.post("/bureau/calendars/confirm", {})

    assert answer["Location"] == "/bureau/calendars/load"


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_notice_is_exported_and_can_be_loaded_again(
    manager: Client, kind: str
) -> None:
    manager.post("/bureau/calendars/confirm", hidden(look_at(manager, CLOSURE)))
    version = queries.calendar_page(manager_actor(manager)).versions[0].version_id

    file = manager.get(f"/bureau/calendars/{version}/export?kind={kind}")

    assert file.status_code == 200
    if kind == "csv":
        text = file.content.decode("utf-8-sig")
        assert text.splitlines() == [
            "date,kind,name,notice",
            "2026-11-26,off,临时放假,国办",
        ]
        assert look_at(manager, text, label="又一版").status_code == 200


def manager_actor(browser: Client) -> object:
    return browser.get("/bureau/calendars/").wsgi_request.actor


def test_the_template_is_a_notice_itself(manager: Client) -> None:
    text = manager.get("/bureau/calendars/template").content.decode("utf-8-sig")

    assert "元旦" in words(look_at(manager, text))


def test_a_region_has_its_own_sheet(manager: Client) -> None:
    local = "date,kind,name,notice\n2026-04-20,off,三月三,桂\n"
    manager.post(
        "/bureau/calendars/confirm",
        hidden(look_at(manager, local, region="450000", label="桂2026")),
    )

    page = words(manager.get("/bureau/calendars/years/2026/?region=450000"))

    assert "2026年 · 450000" in page
    assert "247 个工作日" in page


def test_a_clerk_sees_the_calendar_and_loads_nothing(cast: Cast) -> None:
    clerk = a_browser(cast.wang_fang)

    assert clerk.get("/bureau/calendars/").status_code == 200
    assert look_at(clerk, CLOSURE).status_code == 403
