"""Statistics on the screen: figures, their cases, files, and who may look."""

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.db.models import TextField
from django.db.models.functions import Cast
from django.test import Client
from pytest_django import Settings
from python_calamine import CalamineWorkbook

from makers.cases import RECEIVED_AT, Counter
from makers.pages import tight
from makers.persons import CHINA, a_browser
from yimen.exchange.replay.cases import cases
from yimen.exchange.replay.columns import read_map
from yimen.exchange.replay.reading import read
from yimen.records.journal.models import JournalEntry
from yimen.records.statistics.actions.replay import Yardstick, replay
from yimen.records.statistics.queries.logs import log_of_dataset
from yimen.rules.authority.actors import SYSTEM, Role

SEPTEMBER = "first=2026-09-01&last=2026-09-30"
TABLE = (
    "case,organ,matter,window,received,accepted,closed,due,result\n"
    "K1,甲,许可,3,2026-01-05,2026-01-06,2026-01-09,2026-01-08,准予\n"
)
EVENTS = """case,activity,time,group,officer
E1,收件,2026-01-05 09:00:00,窗口,甲
E1,审查,2026-01-06 10:30:00.250000,科室,乙
E1,办结,2026-01-09 11:00:00,窗口,甲
E2,收件,2026-01-05 09:00:00,窗口,甲
E2,办结 <当场> & 送达,2026-01-05 09:20:00,窗口,甲
"""


@pytest.fixture
def manager(counter: Counter) -> Client:
    return a_browser(counter.cast.zheng_jie)


def said(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, url
    return str(answer.content.decode())


def test_a_figure_is_defined_compared_and_opens_to_its_cases(
    counter: Counter, manager: Client
) -> None:
    number = counter.granted()
    counter.accepted()
    page = tight(said(manager, f"/bureau/figures/?{SEPTEMBER}&cut=organ"))
    assert counter.cast.organ.name in page
    assert page.count("按时率（计入在办超期）") >= 2
    assert "按时办结 ÷ （办结 + 在办超期）" in page
    links = re.findall(r'href="(/bureau/figures/cases/[^"]+)">([\d,]+)<', page)
    closed = [url for url, _ in links if "quantity=closed" in url]
    assert closed
    for url, count in links:
        opened = tight(said(manager, url.replace("&amp;", "&")))
        assert f" {count} 件</h1>" in opened, url
        if url in closed:
            assert number in opened
    of_organ = next(url for url in closed if "group=&" not in f"{url}&")
    assert counter.cast.organ.name in said(manager, of_organ.replace("&amp;", "&"))
    asked = of_organ.partition("?")[2].replace("&amp;", "&")
    file = manager.get(f"/bureau/figures/cases/export.csv?{asked}").content.decode()
    assert number in file
    assert "用时（工作日）" in file
    later = tight(said(manager, "/bureau/figures/?first=2026-10-01&last=2026-10-31"))
    before = re.search(
        r'href="([^"]+first=2026-09-01[^"]+quantity=closed[^"]*)">', later
    )
    assert before
    assert number in said(manager, before[1].replace("&amp;", "&"))
    for cut in ("month", "node", "officer", "type", "kind", "channel", "window"):
        assert 'class="table stats"' in said(
            manager, f"/bureau/figures/?{SEPTEMBER}&cut={cut}"
        )


def test_where_nothing_happened_the_page_says_what_to_do(manager: Client) -> None:
    page = said(manager, "/bureau/figures/?first=2020-01-01&last=2020-01-31&cut=organ")
    assert "这段时间没有办件" in page
    assert "—" in page
    for nonsense in (
        "first=x&last=y",
        "first=2026-09-30&last=2026-09-01",
        "cut=x&hall=y",
    ):
        assert "合计与口径" in said(manager, f"/bureau/figures/?{nonsense}")
    assert manager.get("/bureau/figures/cases/?quantity=x").status_code == 404


def test_files_hold_numbers_definitions_and_a_chart(
    counter: Counter, manager: Client
) -> None:
    counter.granted()
    answer = manager.get(f"/bureau/figures/export.xlsx?{SEPTEMBER}&cut=organ")
    sheet = CalamineWorkbook.from_filelike(
        io.BytesIO(answer.content)
    ).get_sheet_by_index(0)
    rows = sheet.to_python()
    at = rows[0].index("办结")
    assert rows[1][at] == 1
    assert rows[2][0] == "合计（一件事只计一次）"
    assert ["口径", "怎么算", "出处"] in [row[:3] for row in rows]
    page = said(manager, f"/bureau/figures/?{SEPTEMBER}&cut=organ")
    drawn = page[page.index("<svg ") : page.index("</svg>")]
    assert counter.cast.organ.name in drawn


def test_who_may_look_and_how_far(counter: Counter) -> None:
    counter.granted()
    for role, status in (
        (Role.CLERK, 403),
        (Role.ORGAN_HEAD, 200),
        (Role.DUTY_DIRECTOR, 200),
        (Role.SYSTEM_ADMIN, 403),
    ):
        browser = a_browser(counter.cast.anybody(role))
        assert browser.get("/bureau/figures/").status_code == status, role
        assert browser.get("/bureau/datasets/").status_code == 403, role
    other = a_browser(counter.cast.sun_li)  # examines elsewhere
    assert other.get(f"/bureau/figures/?{SEPTEMBER}").status_code == 403


def _taken_in(name: str, text: str, folder: object) -> None:
    path = folder / f"{name}.csv"  # type: ignore[operator]
    path.write_text(text, encoding="utf-8")
    replay(
        name=name,
        yardstick=Yardstick("Asia/Shanghai", "cn"),
        log=cases(read(path, read_map(None)), CHINA),
        by=SYSTEM,
        at=RECEIVED_AT,
    )


def test_a_dataset_is_shown_and_written_as_the_same_log(
    manager: Client, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("logs")
    _taken_in("表", TABLE, folder)
    _taken_in("日志", EVENTS, folder)
    listed = said(manager, "/bureau/datasets/")
    hrefs = re.findall(r'href="(/bureau/datasets/\d+/)"', listed)
    assert len(hrefs) == 2
    variants: set[tuple[str, ...]] = set()
    hands: set[str] = set()
    for href in hrefs:
        page = said(manager, href)
        assert "没有疑点" in page
        log = b"".join(manager.get(f"{href}export.xes").streaming_content)  # type: ignore[arg-type]
        path = folder / "back.xes"
        path.write_bytes(log)
        back = [case for case, _ in cases(read(path, read_map(None)), CHINA).cases]
        held = list(log_of_dataset(int(href.split("/")[-2]), by=SYSTEM))
        assert [replace(one, row=0) for one in back] == [
            replace(one, row=0) for one in held
        ]
        hands |= {event.resource for one in back for event in one.events}
        variants |= {tuple(event.activity for event in one.events) for one in back}
    assert hands == {"甲", "乙", ""}
    texts = JournalEntry.objects.annotate(said=Cast("payload", TextField()))
    assert texts.filter(said__contains="审查").exists()
    assert not texts.filter(said__contains="乙").exists()  # persons by number only
    assert variants >= {
        ("收件", "办结 <当场> & 送达"),
        ("received", "accepted", "closed"),
    }


def test_a_log_that_went_on_is_written_as_it_is_told_now(
    manager: Client, tmp_path: Path
) -> None:
    _taken_in("日志", EVENTS, tmp_path)
    _taken_in("日志", f"{EVENTS}E2,回访,2026-01-07 09:00:00,窗口,甲\n", tmp_path)
    href = re.findall(r"/bureau/datasets/\d+/", said(manager, "/bureau/datasets/"))[0]
    path = tmp_path / "back.xes"
    log = manager.get(f"{href}export.xes").streaming_content  # type: ignore[attr-defined]
    path.write_bytes(b"".join(log))

    back = [case for case, _ in cases(read(path, read_map(None)), CHINA).cases]

    assert [[event.activity for event in one.events] for one in back] == [
        ["收件", "审查", "办结"],
        ["收件", "办结 <当场> & 送达", "回访"],
    ]


def test_our_own_cases_are_a_log_too(counter: Counter, manager: Client) -> None:
    number = counter.granted()
    log = b"".join(
        manager.get(f"/bureau/figures/cases.xes?{SEPTEMBER}").streaming_content  # type: ignore[arg-type]
    ).decode()
    assert number in log
    steps = re.findall(r'<event><string key="concept:name" value="(\w+)"', log)
    assert steps[0] == "receive"
    assert "grant" in steps


def test_the_archive_is_shown_checked_and_written(
    counter: Counter,
    manager: Client,
    settings: Settings,
    tmp_path: Path,
) -> None:
    settings.YIMEN_ARCHIVE = tmp_path
    address = "/bureau/figures/archive/"
    assert "还没有存档" in said(manager, address)
    counter.granted()
    manager.post(f"{address}run")
    page = said(manager, address)
    assert "写了 1 个文件" in page
    assert "一致" in page
    next(tmp_path.glob("month=*/*.parquet")).write_bytes(b"")
    manager.post(f"{address}check")
    assert "已停用" in said(manager, address)
    manager.post(f"{address}run")
    manager.post(f"{address}check")
    assert "1 个文件都和当初写入的一样" in said(manager, address)
    assert address in said(manager, "/bureau/figures/")
