"""Guides as the public reads them: found in a few letters, answered in order."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from makers.catalogue import ELEMENTS, NOON, a_fee, a_matter, an_organ
from makers.pages import tight
from yimen.records.catalogue import actions
from yimen.records.network.models import Node, Region
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.catalogue.intake import Necessity
from yimen.rules.catalogue.matter_changes import Change
from yimen.rules.catalogue.matters import (
    BusinessLine,
    CaseKind,
    Material,
    MaterialForm,
    Matter,
    MatterType,
)
from yimen.rules.legal_clock.limits import Limit, Unit

pytestmark = pytest.mark.django_db
CODE = "Y-guide"
EVENTS = ("开店办企业",)
PAPERS = (
    Material(code="M1", name="申请书", originals=1, form=MaterialForm.EITHER),
    Material(code="M2", name="营业执照", copies=1, is_shared=True),
    Material(
        code="M3",
        name="健康证明",
        copies=1,
        necessity=Necessity.DEFERRABLE,
        grace_days=10,
        issuer="体检机构",
        notes="一年以内",
    ),
    Material(code="M4", name="照片", originals=2, necessity=Necessity.OPTIONAL),
)


@pytest.fixture
def organ() -> int:
    return an_organ(
        code="O03",
        name="云溪区市场监督管理局",
        government="云溪区人民政府",
        court="云溪区人民法院",
    )


def published(matter: Matter) -> None:
    actions.save_draft(actions.Sheet(matter=matter), by=SYSTEM, at=NOON)
    actions.publish(matter.code, by=SYSTEM, at=NOON)


@pytest.fixture
def matter(organ: int) -> Matter:
    whole = a_matter(
        code=CODE,
        organ_id=organ,
        materials=PAPERS,
        elements=replace(
            ELEMENTS,
            life_events=EVENTS,
            online_depth="Ⅳ级",
            special_procedures=("检验",),
            takes_appointments=True,
            appointment_note="提前一天",
            consult_other="官网留言",
            result_validity="5 年",
        ),
    )
    published(whole)
    return whole


def page(client: Client, address: str, language: str = "zh-hans") -> str:
    answer = client.get(address, headers={"accept-language": language})
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_first_page_has_a_search_and_six_ways_in(
    client: Client, matter: Matter
) -> None:
    text = page(client, "/")

    assert text.count('class="way"') == 6
    assert 'name="q"' in text
    assert matter.name in text


def test_an_empty_catalogue_says_where_to_ask(client: Client) -> None:
    assert "常办的事" not in page(client, "/")
    assert "12345" in page(client, "/guides/themes/")
    assert "没有找到" in page(client, "/guides/")


def test_a_guide_answers_in_the_order_of_the_questions(
    client: Client, matter: Matter
) -> None:
    text = page(client, f"/guides/{CODE}/")

    asked = ["can-i", "bring", "where", "how-long", "cost", "complain"]
    places = [text.index(f'id="{one}"') for one in asked]
    assert places == sorted(places)
    assert matter.conditions[0].text in text
    assert "不收费" in text
    assert "云溪区人民法院" in text
    assert "第 1 版" in text


@pytest.mark.usefixtures("matter")
def test_papers_are_named_in_spoken_words(client: Client) -> None:
    text = page(client, f"/guides/{CODE}/")

    assert "原件1份" in text
    assert "可以晚10个工作日交" in text
    assert "到体检机构开" in text
    assert "有就带" in text
    shared = text.index("这些我们自己查，不用带")
    assert "营业执照" in text[shared : shared + 60]


@pytest.mark.usefixtures("matter")
def test_the_promise_is_shown_as_a_day_if_accepted_today(client: Client) -> None:
    text = page(client, f"/guides/{CODE}/")

    assert "8个工作日" in text
    assert "今天受理的话，最晚" in text
    assert "法律规定最长" in text
    assert "20个工作日" in text
    assert "不算在里面的：检验" in text


def test_an_instant_matter_is_done_on_the_spot(client: Client, organ: int) -> None:
    instant = a_matter(
        code="Y-instant",
        organ_id=organ,
        matter_type=MatterType.PUBLIC_SERVICE,
        case_kind=CaseKind.INSTANT,
        promised_limit=Limit(0),
        statutory_limit=None,
        materials=(),
        needs_no_material=True,
        conditions=(),
    )
    published(instant)

    text = page(client, "/guides/Y-instant/")

    assert "当场办好" in text
    assert "最晚" not in text
    assert "什么都不用带，人来就行" in text
    assert "没有特别的条件" in text


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (Limit(30, Unit.CALENDAR_DAY), "30天"),
        (Limit(3, Unit.MONTH), "3个月"),
        (Limit(4, Unit.HOUR), "4小时"),
    ],
)
def test_every_unit_is_said(
    client: Client, organ: int, limit: Limit, words: str
) -> None:
    published(a_matter(code="Y-unit", organ_id=organ, promised_limit=limit))

    assert words in page(client, "/guides/Y-unit/")


def test_fees_are_shown_with_their_basis(client: Client, organ: int) -> None:
    fee = a_fee(can_be_reduced=True, reduction_basis="财税〔2019〕45号")
    charged = a_matter(
        code="Y-fee",
        organ_id=organ,
        is_charged=True,
        fees=(fee,),
        visit_count=2,
        elements=replace(ELEMENTS, pays_online=True, visit_reason="核验身份"),
    )
    published(charged)

    text = page(client, "/guides/Y-fee/")

    assert "每件80元" in text
    assert fee.basis in text
    assert "财税〔2019〕45号" in text
    assert "跑2次" in text
    assert "核验身份" in text
    assert "每件80元" in page(client, "/guides/Y-fee/paper")
    assert "每件80元" in page(client, "/guides/Y-fee/checklist")


@pytest.mark.usefixtures("matter")
def test_a_suspended_matter_says_so(client: Client) -> None:
    order = actions.Order(change=Change.SUSPEND, basis="云政发3号")
    actions.change_matter(CODE, order, by=SYSTEM, at=NOON)

    text = page(client, f"/guides/{CODE}/")

    assert "暂停办理" in text
    assert "今天受理的话" not in text


def test_an_organ_without_a_court_shows_no_remedies(client: Client) -> None:
    published(a_matter(code="Y-poor", organ_id=an_organ()))

    assert "行政诉讼" not in page(client, "/guides/Y-poor/")


@pytest.mark.usefixtures("matter")
def test_a_hall_has_its_own_place(client: Client) -> None:
    region = Region.objects.create(
        code="500199101", name="清河镇", level=5, valid_from=date(2026, 1, 1)
    )
    center = Node.objects.create(
        code="YX",
        name="云溪区政务服务中心",
        kind="center",
        tier=1,
        region=region,
        path="/1/",
        address="云溪大道66号",
        phone="026-55500101",
        valid_from=date(2026, 1, 1),
    )
    hall = Node.objects.create(
        code="QH",
        name="清河镇便民服务中心",
        kind="town_hall",
        tier=3,
        region=region,
        parent=center,
        path="/1/2/",
        valid_from=date(2026, 1, 1),
    )
    Node.objects.create(
        code="YL",
        name="杨柳村便民服务站",
        kind="service_station",
        tier=4,
        region=region,
        parent=hall,
        path="/1/2/3/",
        valid_from=date(2026, 1, 1),
    )
    actions.override_locally(
        CODE, hall.pk, {"place": "清河镇政府一楼"}, by=SYSTEM, at=NOON
    )

    assert "清河镇便民服务中心" in page(client, f"/guides/{CODE}/")
    assert "清河镇政府一楼" in page(client, f"/guides/{CODE}/?hall=QH")
    halls = page(client, "/halls/")
    assert "云溪大道66号" in halls
    assert "下面还有 1 个服务点" in halls


@pytest.mark.parametrize("asked", ["spjy", "面馆", "开饭店", "食品經營"])
def test_a_search_finds_the_guide(client: Client, matter: Matter, asked: str) -> None:
    found = replace(matter, elements=replace(ELEMENTS, aliases=("开饭店", "面馆")))
    published(found)

    assert f"/guides/{CODE}/" in page(client, f"/guides/?q={asked}")
    assert f"/guides/{CODE}/" in page(client, f"/guides/suggest?q={asked}")


def test_what_is_not_found_says_what_to_try(client: Client) -> None:
    assert "换个平常的说法试试" in page(client, "/guides/?q=zzzz")


@pytest.mark.usefixtures("matter")
@pytest.mark.parametrize(
    ("way", "link"),
    [
        ("themes", "?theme=%E5%87%86%E8%90%A5%E5%87%86%E5%8A%9E"),
        ("events", "?event="),
        ("organs", "?organ=O03"),
        ("lines", "?line=investment"),
    ],
)
def test_every_way_leads_to_the_guide(client: Client, way: str, link: str) -> None:
    assert link in page(client, f"/guides/{way}/")


@pytest.mark.parametrize(
    ("wanted", "title"),
    [
        ("line=investment", "招商引资"),
        ("organ=O03", "云溪区市场监督管理局"),
        ("event=开店办企业", "开店办企业"),
        ("theme=准营准办", "准营准办"),
        ("page=1", "全部事项"),
    ],
)
def test_a_list_has_its_name(
    client: Client, matter: Matter, wanted: str, title: str
) -> None:
    text = tight(page(client, f"/guides/?{wanted}"))

    assert f"<h1>{title}<" in text
    assert matter.name in text


def test_the_paper_has_everything_the_flow_and_a_code(
    client: Client, matter: Matter
) -> None:
    text = tight(page(client, f"/guides/{CODE}/paper"))

    assert "办事指南" in text
    assert 'class="flow"' in text
    assert 'class="qr"' in text
    assert "第 1 版 · 2026年9月18日起" in text
    for paper in matter.materials:
        assert paper.name in text
    assert "行政复议" in text


@pytest.mark.usefixtures("matter")
def test_the_checklist_promises_that_this_is_all(client: Client) -> None:
    text = page(client, f"/guides/{CODE}/checklist")

    assert "除此以外不再要别的" in text
    assert text.count("□") == 1 + 3
    assert "免" in text


@pytest.mark.usefixtures("matter")
def test_help_is_named_for_what_could_not_be_done(client: Client, organ: int) -> None:
    assert "12345" in page(client, "/cannot-do/")
    published(a_matter(code="Y-no", name="“办不成事”反映", organ_id=organ))
    assert "/guides/Y-no/" in page(client, "/cannot-do/")


@pytest.mark.usefixtures("matter")
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "What do I bring?"),
        ("en", "individuals, companies"),
        ("zh-hant", "要帶什麼？"),
        ("zh-hans", "要带什么？"),
        ("zh-hans", "自然人、企业法人"),
    ],
)
def test_a_guide_speaks_three_languages(
    client: Client, language: str, words: str
) -> None:
    assert words in page(client, f"/guides/{CODE}/", language)


def test_a_guide_that_is_none_is_not_found(client: Client) -> None:
    assert client.get("/guides/Y-none/").status_code == 404


@pytest.mark.usefixtures("matter")
def test_a_page_of_a_guide_costs_few_statements(
    client: Client, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    page(client, f"/guides/{CODE}/")

    with django_assert_max_num_queries(4):  # type: ignore[operator]
        page(client, f"/guides/{CODE}/")


def test_lines_are_named_as_the_hall_names_them(client: Client, organ: int) -> None:
    published(a_matter(organ_id=organ, line=BusinessLine.FAMILY_PLANNING))

    assert "卫生健康" in page(client, "/guides/lines/")
    assert ">Health</strong>" in page(client, "/guides/lines/", "en")
