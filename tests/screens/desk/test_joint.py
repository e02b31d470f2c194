"""Joint approval at the desk: who is holding it, and what a unit was asked for."""

from datetime import timedelta
from io import BytesIO

from django.db import connection
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from makers.cases import RECEIVED_AT, row_of
from makers.catalogue import a_matter, a_version
from makers.joint import Restaurant, agree, decide, member, states
from makers.pages import tight
from makers.persons import a_browser
from makers.pictures import a_pdf
from yimen.ports.vault import vault
from yimen.records.approvals.actions.sign_notice import sign_notice
from yimen.records.cases.actions.attach import attach
from yimen.records.cases.actions.withdraw import withdraw
from yimen.records.catalogue.actions._findable import index
from yimen.records.catalogue.models import MatterVersion
from yimen.rules.catalogue.matters import Material
from yimen.rules.legal_clock.calendar import CHINA
from yimen.rules.legal_clock.limits import Limit
from yimen.site import clock

NEXT = RECEIVED_AT + timedelta(days=3)
SHOP = {"shop": "老街面馆", "area": "80", "note": ""}


def joint_at(browser: Client, number: str, rest: str = "") -> str:
    return browser.get(f"/desk/joint/{number}/{rest}").content.decode()


def test_the_lead_sees_who_is_holding_it(restaurant: Restaurant) -> None:
    number = restaurant.accepted(at=clock.now())
    page = joint_at(a_browser(restaurant.lead), number)

    assert "卡在谁那里" in page
    assert "青溪区消防救援局" in page
    assert "并联省下" in page
    assert "关键路径" in page
    assert page.count('class="graph-box') == 6 + 2  # and both ends
    assert "graph-arrow critical" in page
    assert "没签收" in page
    for act in ("催办", "不需要了", "这件需要它"):
        assert act in page
    assert "答复意见" not in page  # no opinion is its own unit's


def test_a_unit_finds_signs_and_answers(restaurant: Restaurant) -> None:
    number = restaurant.accepted(at=clock.now())
    browser = a_browser(restaurant.water.examiner)
    asked = browser.get("/desk/joint/").content.decode()
    assert "油烟与排水意见" in asked
    assert "没签收" in asked

    member_at = f"/desk/joint/{number}/members/grease"
    assert "签收以后" in browser.get(f"{member_at}/sign").content.decode()
    browser.post(f"{member_at}/sign")
    assert member(number, "grease").signed_at is not None
    again = browser.post(f"{member_at}/sign")
    assert again.status_code == 422
    assert "已经签收过" in again.content.decode()
    bare = browser.post(f"{member_at}/answer", {"answer": "disagree"})
    assert bare.status_code == 422
    assert "写明理由" in bare.content.decode()
    done = browser.post(
        f"{member_at}/answer", {"answer": "agree", "reason": "隔油池合格"}, follow=True
    )
    assert "意见已送给主办单位" in done.content.decode()
    assert states(number)["grease"] == "agreed"
    assert "隔油池合格" in joint_at(browser, number)
    assert "隔油池合格" not in joint_at(a_browser(restaurant.town.examiner), number)
    assert "现在没有联办件等我们部门" in browser.get("/desk/joint/").content.decode()


def test_the_lead_moves_members_about(restaurant: Restaurant) -> None:
    number = restaurant.accepted(at=clock.now())
    browser, unit = a_browser(restaurant.lead), a_browser(restaurant.town.examiner)
    at = f"/desk/joint/{number}"
    unit.post(f"{at}/members/sign/return", {"reason": "缺门头效果图"})
    assert "退回主办" in joint_at(browser, number)
    browser.post(f"{at}/members/sign/again", {"reason": "补了效果图"})
    browser.post(f"{at}/members/fire/remind")
    browser.post(f"{at}/members/health/need")
    browser.post(f"{at}/members/grease/cancel", {"reason": "不产生油烟"})
    added = browser.post(
        f"{at}/add",
        {
            "name": "噪声意见",
            "kind": "opinion",
            "organ_code": restaurant.town.code,
            "limit_days": "3",
            "after": "license",
            "ground": "噪声污染防治法第六十一条",
            "reason": "楼上有住户",
        },
    )

    assert added.status_code == 302
    now = states(number)
    assert (now["sign"], now["health"], now["grease"], now["added-1"]) == (
        "open",
        "open",
        "cancelled",
        "waiting",
    )
    page = joint_at(browser, number)
    assert "第 2 次办" in page
    assert "补了效果图" in page
    assert "催过 1 次" in tight(page)
    bad = browser.post(f"{at}/add", {"kind": "opinion", "after": "license"})
    assert bad.status_code == 422
    assert "有先后的，要写法定依据" in bad.content.decode()


def test_a_permit_is_added_by_its_matter_and_reads_the_one_set_of_papers(
    restaurant: Restaurant,
) -> None:
    number = restaurant.accepted(at=clock.now())
    browser, at = a_browser(restaurant.lead), f"/desk/joint/{number}/add"
    catering = a_matter(
        name="集体用餐配送许可",
        organ_id=restaurant.town.organ_id,
        materials=(Material(code="N7", name="经营场所证明", copies=1),),
        promised_limit=Limit(6),
    )
    kept = MatterVersion.objects.select_related("matter").get(pk=a_version(catering))
    index([(kept.matter, kept, catering)])
    said = {"kind": "permit", "before": "food", "reason": "还要送餐"}

    lost = browser.post(at, {**said, "matter": "没有这个", "ground": "某法第一条"})
    assert lost.status_code == 422
    assert "没有找到这个事项" in lost.content.decode()
    done = browser.post(
        at, {**said, "matter": catering.code, "ground": "食品安全法第三十五条"}
    )

    assert done.status_code == 302
    row = member(number, "added-1")
    assert (row.name, row.organ_id) == ("集体用餐配送许可", restaurant.town.organ_id)
    assert row.limit_days == 6
    assert row.materials == [["N7", "P2"]]
    assert row.child is not None
    assert row.child.state == "accepted"  # the paper was in the pool
    decide(number, "license", clock.now())
    assert states(number)["food"] == "waiting"  # it waits for the new one too


def test_a_survey_from_notice_to_minutes(restaurant: Restaurant) -> None:
    number = restaurant.accepted(at=clock.now())
    browser, unit = a_browser(restaurant.lead), a_browser(restaurant.water.examiner)
    at = f"/desk/joint/{number}"
    told = browser.post(
        f"{at}/gather",
        {
            "kind": "survey",
            "starts_at": (clock.now() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M"),
            "place": "老街12号",
            "subject": "看排水",
            "units": [restaurant.water.organ_id],
        },
    )
    assert told.status_code == 302
    page = joint_at(unit, number)
    assert "老街12号" in page
    seat = f"{at}/gatherings/{gathering_of(page)}"
    few = unit.post(f"{seat}/attend", {"persons": "水一"})
    assert "2 名以上" in few.content.decode()
    unit.post(f"{seat}/attend", {"persons": "水一，水二", "opinion": "合格"})
    early = browser.post(f"{seat}/minute", {"text": "接入管网"})
    assert "还没有开始" in early.content.decode()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE joint_gathering SET starts_at = now() - interval '1h'")
    assert browser.post(f"{seat}/minute", {"text": "接入管网"}).status_code == 302
    assert "有纪要" in joint_at(browser, number)
    assert browser.get(f"{at}/gatherings/0/minute").status_code == 404


def gathering_of(page: str) -> str:
    return page.split("/gatherings/")[1].split("/", maxsplit=1)[0]


def test_the_one_form_is_read_by_every_part(restaurant: Restaurant) -> None:
    number = restaurant.accepted(at=clock.now())
    browser = a_browser(restaurant.lead)
    bare = browser.post(f"/desk/joint/{number}/form", {"shop": "老街面馆"})
    assert bare.status_code == 422
    browser.post(f"/desk/joint/{number}/form", SHOP)

    page = joint_at(browser, number)
    assert page.count("老街面馆") >= 4  # the form, and the three permits that read it
    assert "老街面馆" in browser.get(f"/desk/joint/{number}/form").content.decode()
    assert "老街面馆" in joint_at(a_browser(restaurant.fire.examiner), number)


def in_print(pdf: bytes) -> str:
    pages = PdfReader(BytesIO(pdf)).pages
    return "".join("".join(page.extract_text() for page in pages).split())


def test_the_graph_is_drawn_on_paper_too(restaurant: Restaurant) -> None:
    number = restaurant.accepted(at=clock.now())
    page = joint_at(a_browser(restaurant.lead), number, "paper")

    assert "联办进度表" in page
    assert "<svg" in page
    file = a_browser(restaurant.lead).get(f"/desk/joint/{number}/paper.pdf")
    assert file["Content-Type"] == "application/pdf"
    in_china = clock.now().astimezone(CHINA)
    plain = in_print(file.content)
    for word in (
        f"{in_china:%Y-%m-%d%H:}",  # printed by the clock on the wall
        "联办进度表",
        "青溪区消防救援局",
        "并联省下",
        "油烟与排水意见",
        "会齐",
    ):
        assert word in plain


def test_a_stranger_sees_nothing_of_it(restaurant: Restaurant) -> None:
    number = restaurant.accepted(at=clock.now())
    stranger = a_browser(restaurant.counter.cast.sun_li)

    assert stranger.get(f"/desk/joint/{number}/").status_code == 404
    sign = stranger.post(f"/desk/joint/{number}/members/grease/sign")
    assert sign.status_code == 404


def test_a_closed_whole_shows_its_outcome_and_offers_nothing(
    restaurant: Restaurant,
) -> None:
    number = restaurant.accepted()
    decide(number, "fire", NEXT)
    agree(number, "sign", NEXT)
    clerk = restaurant.counter.cast.wang_fang
    withdraw(number=number, reason="不开了", by=clerk, at=NEXT)

    page = joint_at(a_browser(restaurant.lead), number)
    assert "已办结" in page
    assert "催办" not in page


def test_a_case_of_a_joint_case_leads_to_it(restaurant: Restaurant) -> None:
    number = restaurant.accepted(at=clock.now())
    child = member(number, "fire").child
    assert child is not None
    unit, lead = a_browser(restaurant.fire.examiner), a_browser(restaurant.lead)

    assert (
        f"/desk/joint/{number}/"
        in unit.get(f"/desk/cases/{child.number}/").content.decode()
    )
    assert "是联办件：" in lead.get(f"/desk/cases/{number}/").content.decode()


def test_what_a_list_says_when_it_is_full_and_when_it_is_late(
    restaurant: Restaurant,
) -> None:
    number = restaurant.accepted()
    page = a_browser(restaurant.lead).get("/desk/joint/").content.decode()

    assert number in page
    assert "已过期" in page


def test_a_unit_reads_what_was_copied_to_it_and_no_other_does(
    restaurant: Restaurant,
) -> None:
    number = restaurant.accepted(at=clock.now())
    cast = restaurant.counter.cast
    at = clock.now()
    plan = a_pdf()
    scan = attach(
        number=number,
        name="布局图.pdf",
        content=plan,
        material_code="P3",
        by=cast.wang_fang,
        at=at,
    )
    unit, idle = map(a_browser, (restaurant.water.examiner, restaurant.health.examiner))
    lead, clerk = a_browser(restaurant.lead), a_browser(cast.wang_fang)
    notice = member(number, "grease").notice
    order = reverse("paper:copied-show", args=[notice])
    file = f"/desk/joint/{number}/files/{scan.upload_id}"

    page = joint_at(unit, number)
    assert "抄告给我们的材料" in page
    assert "布局图.pdf" in page
    assert order in page
    assert unit.get(file).content == plan
    shown = unit.get(order).content.decode()
    assert "青溪区水务局：" in shown
    code = vault().unseal(bytes(row_of(number).query_code_sealed))
    assert code not in shown  # by which the applicant alone acts
    assert "110105194912310" not in shown
    assert f"/desk/joint/{number}/" in shown
    elsewhere = member(number, "fire").child
    assert elsewhere is not None
    assert elsewhere.number in page
    assert f"/desk/cases/{elsewhere.number}/" not in page  # another unit's own
    assert unit.get(f"{order}pdf")["Content-Type"] == "application/pdf"
    # optional and not asked yet: it knows of the whole, and reads nothing of it
    assert "抄告给我们的材料" not in joint_at(idle, number)
    for other in (idle, clerk):
        assert other.get(file).status_code == 404
    for other in (idle, clerk, lead):
        assert other.get(order).status_code == 404
    assert reverse("paper:document-show", args=[notice]) in joint_at(lead, number)


def test_a_copy_order_says_who_signed_for_it(restaurant: Restaurant) -> None:
    number, by = restaurant.accepted(at=clock.now()), restaurant.water.examiner
    order = member(number, "grease").notice
    pages = (
        (a_browser(by), reverse("paper:copied-show", args=[order])),
        (a_browser(restaurant.lead), reverse("paper:document-show", args=[order])),
    )
    for browser, page in pages:
        assert "已签收" not in browser.get(page).content.decode()
    sign_notice(number=number, key="grease", by=by, at=clock.now())
    receipt = f"已签收：青溪区水务局 {by.name}，"
    for browser, page in pages:
        said = browser.get(page).content.decode()
        assert receipt in said
        assert "签收时填写" not in said
    unit, lead = (browser for browser, _ in pages)
    files = (
        unit.get(reverse("paper:copied-pdf", args=[order])),
        lead.post(reverse("paper:document-pdf", args=[order])),
    )
    for file in files:
        printed = in_print(file.content)
        assert "".join(receipt.split()) in printed
        assert "在系统里签收" in printed
        assert f"签收人{by.name}" in printed
        assert "签收时填写" not in printed
    other = member(number, "fire").notice
    assert "已签收" not in in_print(
        lead.post(reverse("paper:document-pdf", args=[other])).content
    )
    for paper in (
        lead.post(reverse("paper:document-print", args=[order])),
        lead.get(reverse("paper:case-dossier", args=[number])),
        lead.post(reverse("paper:case-print", args=[number])),
    ):
        assert paper.content.decode().count(receipt) == 1
