"""The graph editor: drawn, checked, changed, published, out and in as BPMN."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from makers.catalogue import a_matter, a_version
from makers.joint import Restaurant
from makers.persons import a_browser
from yimen.records.approvals import queries
from yimen.records.catalogue.actions._findable import index
from yimen.records.catalogue.models import MatterVersion
from yimen.rules.joint.graphs import Edge

LAW = "消防法第十五条"


def editor(restaurant: Restaurant) -> tuple[Client, str]:
    browser = a_browser(restaurant.counter.cast.zheng_jie)
    return browser, f"/bureau/graphs/{restaurant.matter_code}/"


def test_a_graph_is_drawn_with_what_it_saves(restaurant: Restaurant) -> None:
    browser, at = editor(restaurant)
    page = browser.get(at).content.decode()

    assert page.count('class="graph-box') == 6 + 2
    assert "一个接一个要 27 个工作日，并联最长的一条路径 13 个" in page
    listed = browser.get("/bureau/graphs/").content.decode()
    assert "开餐饮店一件事" in listed
    opened = browser.post("/bureau/graphs/", {"code": restaurant.matter_code})
    assert opened["Location"] == at


def test_an_edge_is_added_and_a_cycle_is_shown(restaurant: Restaurant) -> None:
    browser, at = editor(restaurant)
    browser.post(f"{at}edge/", {"before": "fire", "after": "food", "ground": LAW})
    page = queries.graph_page(restaurant.matter_code)
    assert page.graph.edges[-1] == Edge("fire", "food", LAW)
    assert page.number == 2

    said = {"before": "food", "after": "fire", "ground": LAW, "version": page.version}
    browser.post(f"{at}edge/", said)
    shown = browser.get(at).content.decode()
    assert "先后关系绕成了圈：" in shown
    assert "永远轮不到它开始" in shown
    assert "<svg" not in shown
    refused = browser.post(f"{at}publish/", follow=True).content.decode()
    assert "还有问题，不能发布" in refused
    late = browser.post(f"{at}edge/", said)
    assert late.status_code == 422
    bare = browser.post(f"{at}edge/", {"before": "fire", "after": "food"})
    assert bare.status_code == 422

    version = queries.graph_page(restaurant.matter_code).version
    drop = {"before": "food", "after": "fire", "version": version}
    browser.post(f"{at}drop/", drop)
    assert queries.graph_page(restaurant.matter_code).faults == ()
    again = browser.post(f"{at}drop/", drop, follow=True).content.decode()
    assert "别人" in again or "刚" in again
    assert (
        "第 2 版在用了" in browser.post(f"{at}publish/", follow=True).content.decode()
    )


def test_an_approval_is_added_changed_and_taken_away(restaurant: Restaurant) -> None:
    browser, at = editor(restaurant)
    said = {
        "key": "noise",
        "name": "噪声意见",
        "kind": "opinion",
        "organ_code": restaurant.town.code,
        "limit_days": "3",
        "stage": "0",
        "fields_read": "店名 shop\n",
    }
    browser.post(f"{at}approval/", said)
    node = queries.graph_page(restaurant.matter_code).graph.approval("noise")
    assert node is not None
    assert node.fields == (("店名", "shop"),)

    version = queries.graph_page(restaurant.matter_code).version
    form = browser.get(f"{at}approval/?key=license").content.decode()
    assert "M1 P1" in form
    changed = said | {
        "key": "permit",
        "name": "执照",
        "kind": "permit",
        "matter_code": "Y",
        "version": version,
    }
    browser.post(f"{at}approval/?key=license", changed)
    graph = queries.graph_page(restaurant.matter_code).graph
    assert graph.edges[0].before == "permit"
    browser.post(f"{at}drop/", {"key": "permit", "version": version + 1})
    graph = queries.graph_page(restaurant.matter_code).graph
    assert graph.approval("permit") is None
    assert graph.edges == ()
    assert browser.get(f"{at}approval/?key=none").status_code == 404


def test_a_permit_is_named_and_its_key_made_up(restaurant: Restaurant) -> None:
    browser, at = editor(restaurant)
    matter = a_matter(name="集体用餐配送许可", organ_id=restaurant.town.organ_id)
    row = MatterVersion.objects.select_related("matter").get(pk=a_version(matter))
    index([(row.matter, row, matter)])
    said = {
        "name": "配送",
        "kind": "permit",
        "organ_code": restaurant.town.code,
        "matter_code": "集体用餐配送许可",
        "limit_days": "3",
        "stage": "0",
    }
    browser.post(f"{at}approval/", said)
    graph = queries.graph_page(restaurant.matter_code)
    node = graph.graph.approval("approval-1")
    assert node is not None
    assert node.matter_code == matter.code

    again = said | {"name": "配送许可", "version": graph.version}
    browser.post(f"{at}approval/?key=approval-1", again)
    node = queries.graph_page(restaurant.matter_code).graph.approval("approval-1")
    assert node is not None
    assert node.name == "配送许可"


def test_stages_and_the_one_form_are_lines(restaurant: Restaurant) -> None:
    browser, at = editor(restaurant)
    shown = browser.get(f"{at}frame/").content.decode()
    assert "*note 备注" in shown
    bad = browser.post(f"{at}frame/", {"stages": "一 规划", "form": ""})
    assert bad.status_code == 422
    browser.post(
        f"{at}frame/",
        {"stages": "1 规划\n2 施工 建筑法第八条", "form": "shop 店名\n*n 备"},
    )

    graph = queries.graph_page(restaurant.matter_code).graph
    assert [(s.number, s.name, s.ground) for s in graph.stages] == [
        (1, "规划", ""),
        (2, "施工", "建筑法第八条"),
    ]
    assert [(q.key, q.required) for q in graph.form] == [("shop", True), ("n", False)]


def test_out_as_bpmn_and_in_again(restaurant: Restaurant) -> None:
    browser, at = editor(restaurant)
    out = browser.get(f"{at}export.bpmn")
    assert out["Content-Type"] == "application/xml"
    file = SimpleUploadedFile("一件事.bpmn", out.content)
    assert browser.get(f"{at}import/").status_code == 200
    done = browser.post(f"{at}import/", {"file": file})

    assert done.status_code == 302
    page = queries.graph_page(restaurant.matter_code)
    assert (page.number, page.graph) == (2, restaurant.graph)
    assert queries.graph_page(restaurant.matter_code, 1).graph == restaurant.graph
    assert browser.get(at, {"number": "9"}).status_code == 404
    bad = SimpleUploadedFile("x.bpmn", b"<x")
    refused = browser.post(f"{at}import/", {"file": bad})
    assert "不是能看懂的审批图" in refused.content.decode()


def test_who_only_reads_sees_no_way_to_change_it(restaurant: Restaurant) -> None:
    page = a_browser(restaurant.counter.cast.wang_fang).get(
        f"/bureau/graphs/{restaurant.matter_code}/"
    )

    assert "增加审批" not in page.content.decode()
