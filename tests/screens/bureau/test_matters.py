"""The catalogue for staff: list, write, check, publish, change, compare, import."""

import io
import json
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from makers.cast import Cast
from makers.catalogue import ELEMENTS, NOON, a_fee, a_matter
from makers.pages import tight
from makers.persons import a_browser
from yimen.records.catalogue import actions, queries
from yimen.rules.authority.actors import SYSTEM, Role
from yimen.rules.catalogue import written
from yimen.rules.catalogue.matter_changes import Change
from yimen.rules.catalogue.matters import Matter, MatterState
from yimen.rules.catalogue.publication import errors
from yimen.rules.legal_clock.limits import Limit
from yimen.screens.bureau.catalogue.fields import LISTS
from yimen.screens.bureau.catalogue.forms import PARTS, initial_of

pytestmark = pytest.mark.django_db
CODE = "Y-staff"


@pytest.fixture
def manager(cast: Cast) -> Client:
    return a_browser(cast.zheng_jie)


@pytest.fixture
def matter(cast: Cast) -> Matter:
    whole = a_matter(code=CODE, organ_id=cast.organ.pk)
    actions.save_draft(actions.Sheet(matter=whole), by=SYSTEM, at=NOON)
    actions.publish(CODE, by=SYSTEM, at=NOON)
    return whole


def url(name: str, *args: str) -> str:
    return reverse(f"bureau:{name}", args=args)


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def typed(matter: Matter, **changes: Any) -> dict[str, Any]:
    """What a browser sends of the form of this matter."""
    start = initial_of(matter)
    sent: dict[str, Any] = {"organ": str(matter.organ_id), "code": matter.code}
    for name, value in start.items():
        if name in PARTS:
            sent |= _entries(name, value)
        elif isinstance(value, bool):
            sent |= {name: "on"} if value else {}
        elif isinstance(value, list) and name.partition("-")[2] in LISTS:
            sent[name] = value
        elif isinstance(value, list):
            sent[name] = "\n".join(value)
        elif value is not None:
            sent[name] = str(value)
    return sent | {"act": "save"} | changes


def _entries(name: str, entries: list[dict[str, Any]]) -> dict[str, Any]:
    sent: dict[str, Any] = {
        f"{name}-TOTAL_FORMS": len(entries),
        f"{name}-INITIAL_FORMS": len(entries),
    }
    for place, entry in enumerate(entries):
        for field, value in entry.items():
            if value is True:
                sent[f"{name}-{place}-{field}"] = "on"
            elif value is not None and value is not False:
                sent[f"{name}-{place}-{field}"] = str(value)
    return sent


def draft(cast: Cast) -> Matter:
    return queries.matter_page(CODE, by=cast.zheng_jie).shown


def test_the_list_shows_limits_states_and_counts(
    manager: Client, matter: Matter
) -> None:
    page = text(manager, url("matter-list"))

    assert matter.name in page
    assert "8个工作日" in page
    assert "在用" in page


def test_the_list_is_filtered_and_says_when_nothing_is_left(
    manager: Client, matter: Matter
) -> None:
    assert CODE in text(manager, url("matter-list") + "?q=spjy&state=in_use")
    assert CODE in text(manager, url("matter-list") + f"?organ={matter.organ_id}")
    assert "没有找到这样的事项" in text(manager, url("matter-list") + "?q=zzzz")
    assert "没有找到这样的事项" in text(manager, url("matter-list") + "?draft=1")


def test_an_empty_catalogue_says_what_to_do(manager: Client) -> None:
    assert "目录还是空的" in text(manager, url("matter-list"))


@pytest.mark.usefixtures("matter")
def test_what_is_listed_is_exported(manager: Client) -> None:
    answer = manager.get(url("matter-export", "json") + "?q=spjy")
    document = json.loads(answer.content)
    book = manager.get(url("matter-export", "pdf"))

    assert [one["code"] for one in document["matters"]] == [CODE]
    found = CalamineWorkbook.from_filelike(io.BytesIO(book.content))
    assert "申请材料" in found.sheet_names


def test_the_page_of_a_matter_says_everything_and_offers_what_may_be_done(
    manager: Client, cast: Cast, matter: Matter
) -> None:
    charged = replace(
        matter,
        is_charged=True,
        fees=(a_fee(can_be_reduced=True, reduction_basis="财税45号"),),
    )
    sheet = actions.Sheet(matter=charged, source={"ORGCODE": "0069"})
    actions.save_draft(sheet, by=SYSTEM, at=NOON)

    page = text(manager, url("matter", CODE))

    assert "县级" in page
    assert "每件80元" in page
    assert "ORGCODE" in page
    assert "发布第 2 版" in page
    assert "扔掉草稿" in page
    seen = text(a_browser(cast.wang_fang), url("matter", CODE))
    assert "您可以看，不能改" in seen


def test_the_form_keeps_every_word_of_the_matter(
    manager: Client, cast: Cast, matter: Matter
) -> None:
    rich = replace(
        matter,
        is_charged=True,
        fees=(a_fee(),),
        elements=replace(ELEMENTS, aliases=("开饭店", "面馆"), pays_online=True),
    )
    actions.save_draft(actions.Sheet(matter=rich), by=SYSTEM, at=NOON)
    shown = tight(text(manager, url("matter-edit", CODE)))
    assert "接着改第 2 版草稿" in shown

    answer = manager.post(url("matter-edit", CODE), typed(rich))

    assert answer.status_code == 302
    assert written.written(draft(cast)) == written.written(rich)


def test_a_new_paper_gets_a_code_and_the_order_is_kept(
    manager: Client, cast: Cast, matter: Matter
) -> None:
    sent = typed(matter)
    sent |= {
        "materials-TOTAL_FORMS": 4,
        "materials-2-name": "健康证明",
        "materials-2-necessity": "required",
        "materials-2-source": "applicant",
        "materials-2-form": "paper",
        "materials-2-copies": "1",
        "materials-2-ORDER": "1",
        "materials-0-ORDER": "2",
        "materials-1-DELETE": "on",
        "materials-3-necessity": "required",
        "materials-3-source": "applicant",
        "materials-3-form": "paper",
    }

    manager.post(url("matter-edit", CODE), sent)

    papers = draft(cast).materials
    assert [(p.code, p.name) for p in papers] == [
        ("M01", "健康证明"),
        ("M1", "食品经营许可申请书"),
    ]


@pytest.mark.parametrize("part", PARTS)
def test_another_entry_is_added_without_losing_what_was_typed(
    manager: Client, matter: Matter, part: str
) -> None:
    sent = typed(matter, name="改了一半", act=f"add:{part}")
    before = int(sent[f"{part}-TOTAL_FORMS"])

    answer = manager.post(url("matter-edit", CODE), sent)
    page = answer.content.decode()

    assert answer.status_code == 200
    assert 'value="改了一半"' in page
    assert f'name="{part}-TOTAL_FORMS" value="{before + 1}"' in page
    assert "请填写" not in page


def test_checks_are_shown_while_it_is_written(manager: Client, matter: Matter) -> None:
    longer = typed(matter, promised_limit="30工作日", act="check")
    unreadable = typed(matter, promised_limit="一个月左右", act="check")

    whole = manager.post(url("matter-edit", CODE), longer).content.decode()
    live = manager.post(url("matter-check"), longer).content.decode()
    odd = manager.post(url("matter-check"), unreadable).content.decode()
    good = manager.post(url("matter-check"), typed(matter)).content.decode()

    assert "承诺时限比法定的还长" in whole
    assert "承诺时限比法定的还长" in live
    assert "看不懂" in odd
    assert "可以发布" in good


def test_what_cannot_be_read_is_said_at_its_field_and_nothing_is_lost(
    manager: Client, cast: Cast, matter: Matter
) -> None:
    sent = typed(matter, promised_limit="十天", result_name="新名字")

    answer = manager.post(url("matter-edit", CODE), sent)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert "要写数字和单位" in page
    assert 'value="新名字"' in page
    assert not queries.matter_page(CODE, by=cast.zheng_jie).is_draft


def test_a_second_writer_is_told_that_somebody_was_first(
    manager: Client, matter: Matter
) -> None:
    answer = manager.post(url("matter-edit", CODE), typed(matter, seen="1"))

    assert answer.status_code == 422
    assert "别人刚刚改过" in answer.content.decode()


def test_a_new_matter_is_written_and_published_at_once(
    manager: Client, cast: Cast
) -> None:
    assert "新增事项" in text(manager, url("matter-add"))
    fresh = a_matter(code="Y-fresh", organ_id=cast.organ.pk)

    answer = manager.post(url("matter-add"), typed(fresh, act="publish"))

    assert answer.status_code == 302
    assert queries.current_version("Y-fresh").name == fresh.name


def test_a_code_that_is_taken_is_not_written_over(
    manager: Client, matter: Matter
) -> None:
    answer = manager.post(url("matter-add"), typed(replace(matter, name="别的")))

    assert answer.status_code == 422
    assert queries.current_version(CODE).name == matter.name


def test_a_draft_with_errors_is_kept_and_not_published(
    manager: Client, cast: Cast, matter: Matter
) -> None:
    bad = typed(matter, promised_limit="40工作日", act="publish")

    answer = manager.post(url("matter-edit", CODE), bad, follow=True)

    page = answer.content.decode()
    assert "还有 1 处错误" in page
    assert errors(draft(cast))
    again = manager.post(url("matter-publish", CODE), follow=True).content.decode()
    assert "还有 1 处错误" in again
    manager.post(url("matter-edit", CODE), typed(matter, promised_limit="5工作日"))
    published = manager.post(url("matter-publish", CODE), follow=True)
    assert "第 2 版发布了" in published.content.decode()


def test_a_draft_is_thrown_away(manager: Client, cast: Cast, matter: Matter) -> None:
    manager.post(url("matter-edit", CODE), typed(matter, name="新名"))
    seen = queries.matter_page(CODE, by=cast.zheng_jie).version

    manager.post(url("matter-discard", CODE), {"seen": str(seen)})

    assert not queries.matter_page(CODE, by=cast.zheng_jie).is_draft


def test_a_representative_writes_only_for_their_own_organ(
    cast: Cast, matter: Matter
) -> None:
    own = a_browser(cast.zhao_min)
    theirs = a_matter(code="Y-theirs", organ_id=cast.other_organ.pk)
    actions.save_draft(actions.Sheet(matter=theirs), by=SYSTEM, at=NOON)

    assert own.get(url("matter-edit", CODE)).status_code == 200
    assert own.get(url("matter-edit", "Y-theirs")).status_code == 403
    assert own.post(url("matter-publish", CODE)).status_code == 403
    assert matter.name


@pytest.mark.usefixtures("matter")
def test_versions_changes_and_history_are_shown(manager: Client, cast: Cast) -> None:
    order = actions.Order(
        change=Change.CHANGE_AUTHORITY,
        basis="云政发〔2026〕3号",
        organ_id=cast.other_organ.pk,
    )
    actions.change_matter(CODE, order, by=cast.zheng_jie, at=NOON)

    page = text(manager, url("matter-history", CODE))

    assert "权限变更" in page
    assert "云政发〔2026〕3号" in page
    assert "已被替代" in page
    assert "郑洁" in page


@pytest.mark.usefixtures("matter")
def test_two_versions_stand_side_by_side(manager: Client, cast: Cast) -> None:
    now = queries.current_version(CODE)
    changed = replace(
        now,
        promised_limit=Limit(5),
        materials=now.materials[:1],
        conditions=(),
    )
    actions.save_draft(actions.Sheet(matter=changed), by=SYSTEM, at=NOON)

    page = tight(text(manager, url("matter-compare", CODE) + "?old=1&new=2"))
    same = text(manager, url("matter-compare", CODE) + "?old=1&new=1")

    assert "<del>8个工作日</del>" in page
    assert "<ins>5个工作日</ins>" in page
    assert "申请材料 · 营业执照" in page
    assert "一字不差" in same
    assert manager.get(url("matter-compare", CODE) + "?new=77").status_code == 404
    assert cast


@pytest.mark.usefixtures("matter")
def test_a_matter_is_suspended_by_a_document_only(manager: Client, cast: Cast) -> None:
    version = queries.matter_page(CODE, by=cast.zheng_jie).version
    sent = {"change": "suspend", "basis": "云政发3号", "seen": str(version)}
    assert "挂起" in text(manager, url("matter-change", CODE))

    missing = manager.post(url("matter-change", CODE), sent | {"basis": ""})
    assert "请填写依据文件" in missing.content.decode()
    handed = sent | {"change": "delegate_down"}
    incomplete = manager.post(url("matter-change", CODE), handed)
    assert "移交要写明承接部门" in incomplete.content.decode()
    done = manager.post(url("matter-change", CODE), sent, follow=True)

    assert "挂起" in done.content.decode()
    page = queries.matter_page(CODE, by=cast.zheng_jie)
    assert page.state is MatterState.SUSPENDED


@pytest.mark.usefixtures("matter")
def test_a_town_hall_says_its_own_place_and_takes_it_back(
    manager: Client, cast: Cast
) -> None:
    where = url("matter-hall", CODE, cast.town_hall.code)
    assert "区里：" in text(manager, where)

    sent = {"is_offered": "on", "place": "镇政府一楼", "on_terminals": "yes"}
    manager.post(where, sent)

    listed = text(manager, url("matter-halls", CODE))
    assert "镇政府一楼" in listed
    assert "是否支持自助终端：是" in listed
    guide = queries.guide_page(CODE, hall=cast.town_hall.code)
    assert guide.matter.elements.on_terminals
    assert 'value="镇政府一楼"' in text(manager, where)
    manager.post(where, {})
    assert "不办" in text(manager, url("matter-halls", CODE))
    nowhere = url("matter-hall", CODE, "nowhere")
    assert manager.get(nowhere).status_code == 404


def test_a_file_is_taken_in_and_every_row_accounted_for(
    manager: Client, cast: Cast
) -> None:
    good = {**written.written(a_matter(code="Y-in")), "organ": cast.organ.code}
    bad = {**good, "code": "Y-bad", "promised_limit": "90工作日"}
    content = json.dumps([good, bad, "x", good]).encode()
    file = io.BytesIO(content)
    file.name = "matters.json"
    assert "下载模板" in text(manager, url("matter-import"))

    sent = {"file": file, "profile": "yimen", "publishes": "on"}
    page = manager.post(url("matter-import"), sent).content.decode()

    assert "结果：4 行" in page
    assert "这一行不是一个事项" in page
    assert "编码在文件里重复" in page
    assert "没有发布：承诺时限比法定的还长" in page
    assert queries.current_version("Y-in")


def test_a_file_that_is_none_is_refused_in_words(cast: Cast) -> None:
    installer = a_browser(cast.anybody(Role.SYSTEM_ADMIN))
    file = io.BytesIO(b"%PDF-1.7")
    file.name = "matters.pdf"

    sent = {"file": file, "profile": "yimen", "publishes": "on"}
    answer = installer.post(url("matter-import"), sent)

    page = answer.content.decode()
    assert "这个文件读不了" in page
    assert "没有错误的直接发布" not in page


def test_the_template_explains_every_column(manager: Client) -> None:
    answer = manager.get(url("matter-template"))
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    heads = book.get_sheet_by_name("事项").to_python()[0]
    how = book.get_sheet_by_name("填写说明").to_python()

    assert "实施编码*" in heads
    assert "承诺办结时限" in heads
    assert any(row[1] == "承诺办结时限" and "20工作日" in row[3] for row in how)
