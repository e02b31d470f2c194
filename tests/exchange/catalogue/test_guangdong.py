"""The real catalogue of a province: all 2,262 matters in, nothing lost on the way."""

import json
import lzma
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from makers.catalogue import NOON
from yimen.exchange.catalogue import guangdong
from yimen.exchange.catalogue.imports import MatterFile, import_catalogue
from yimen.exchange.catalogue.sheets import BadRow, Row
from yimen.ports.imports import Remark
from yimen.records.catalogue import models, queries
from yimen.records.catalogue.actions import Incoming
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.catalogue.captions import TYPES
from yimen.rules.catalogue.matters import CaseKind, MatterType
from yimen.rules.legal_clock.limits import Limit, Unit

NAME = "guangdong_matters_2021.jsonl.xz"
HERE = Path(__file__).resolve().parents[3]
SHARED = Path(os.environ.get("YIMEN_SHARED") or HERE.parent / "shared")
FILE = SHARED / "data" / NAME


@pytest.fixture(scope="module")
def content() -> bytes:
    if not FILE.exists() and os.environ.get("CI") != "true":
        pytest.skip(f"no real data at {FILE}")
    return FILE.read_bytes()


@pytest.fixture(scope="module")
def raw(content: bytes) -> list[dict[str, Any]]:
    text = lzma.decompress(content).decode()
    return [json.loads(line) for line in text.splitlines()]


def row(**fields: object) -> Row:
    whole = {
        "TASK_CODE": "11440000006939756B2440101007000",
        "TASK_NAME": "临时价格干预范围事项提价申报",
        "TASK_TYPE": "21",
        "TASK_TYPE_TEXT": "公共服务",
        "DEPT_NAME": "广东省发展和改革委员会",
        "matter_level": "省级",
        "visit_number": "0",
        "handle_time": "20(工作日)",
        "handle_time_limit": "1(工作日)",
        "material_intro": "无",
        "ONLINECHECK": "1",
        "online_book": "是",
        "consult_phone": "020-83133642",
        "complain_phone": "020-12345",
        "theme_category": ["其他"],
        "service_object_name": ["自然人"],
        "accept_standard": "无",
    }
    return Row(7, {**whole, **fields})


def read(**fields: object) -> tuple[Incoming, list[Remark]]:
    incoming, remarks, _ = guangdong.read(row(**fields))
    assert isinstance(incoming, Incoming)
    return incoming, remarks


def test_a_type_goes_by_its_text_never_by_its_number() -> None:
    power, _ = read(TASK_TYPE="20", TASK_TYPE_TEXT="其他行政权力")
    service, _ = read(TASK_TYPE="21", TASK_TYPE_TEXT="公共服务")

    assert power.matter.matter_type is MatterType.OTHER_POWER
    assert service.matter.matter_type is MatterType.PUBLIC_SERVICE


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"TASK_CODE": "4401"}, "no_code"),
        ({"TASK_CODE": None}, "no_code"),
        ({"TASK_NAME": " "}, "no_name"),
        ({"TASK_TYPE_TEXT": "行政咨询"}, "unknown_type"),
    ],
)
def test_a_row_without_code_name_or_type_is_rejected(
    fields: dict[str, object], kind: str
) -> None:
    answer, _, _ = guangdong.read(row(**fields))

    assert isinstance(answer, BadRow)
    assert (answer.number, answer.kind) == (7, kind)


def test_limits_keep_their_units_and_odd_ones_are_kept_as_they_came() -> None:
    incoming, remarks = read(handle_time="91(自然日)", handle_time_limit="一周内")

    assert incoming.matter.statutory_limit == Limit(91, Unit.CALENDAR_DAY)
    assert incoming.matter.promised_limit is None
    assert incoming.source["handle_time_limit"] == "一周内"
    assert Remark(7, "unreadable_limit", "一周内") in remarks


def test_a_promise_above_the_law_or_in_another_unit_is_said() -> None:
    _, above = read(handle_time_limit="30(工作日)")
    _, other = read(handle_time_limit="30(自然日)")

    assert [r.kind for r in above] == ["promise_exceeds_law"]
    assert [r.kind for r in other] == ["limits_in_other_units"]


def test_a_limit_of_nought_is_an_instant_matter_and_one_day_is_not() -> None:
    spot, _ = read(handle_time_limit="0(工作日)")
    day, _ = read()

    assert spot.matter.case_kind is CaseKind.INSTANT
    assert day.matter.case_kind is CaseKind.PROMISED


def test_none_for_papers_is_said_and_an_empty_list_is_not() -> None:
    said, _ = read(material_intro="无")
    empty, remarks = read(material_intro=[])
    papers, _ = read(material_intro=["居民身份证", "照片"])

    assert said.matter.needs_no_material
    assert not empty.matter.needs_no_material
    assert [r.kind for r in remarks] == ["empty_material_list"]
    assert [m.code for m in papers.matter.materials] == ["M01", "M02"]


def test_blanks_around_a_name_are_cut_and_the_name_kept_as_it_came() -> None:
    incoming, remarks = read(DEPT_NAME=" 广东省\u3000红十字会 ", consult_phone=7)

    assert incoming.organ.name == "广东省 红十字会"
    assert incoming.source["DEPT_NAME"] == " 广东省\u3000红十字会 "
    assert {r.kind for r in remarks} == {"blanks_cut", "not_text", "no_consult_phone"}


def test_themes_go_to_those_they_are_for() -> None:
    incoming, _ = read(
        theme_category=[
            "准营准办",
            "资质认证",
            "农民",
            "社会保障（社会保险、社会救助）",
        ],
        service_object_name=["自然人", "企业法人"],
    )
    plain = incoming.matter.elements

    assert plain.person_themes == ("准营准办", "社会保障")
    assert plain.legal_themes == ("准营准办", "资质认证", "社会保障")
    assert plain.life_events == ("农民",)


def test_a_level_that_differs_from_the_code_is_said() -> None:
    incoming, remarks = read(matter_level="国家级")

    assert incoming.matter.exercise_level == "1"
    assert [r.kind for r in remarks] == ["level_differs_from_code"]


def test_every_field_of_every_row_is_placed_or_kept(raw: list[dict[str, Any]]) -> None:
    assert guangdong.PLACED.isdisjoint(guangdong.KEPT)
    for number, fields in enumerate(raw, 1):
        incoming, _, _ = guangdong.read(Row(number, fields))
        assert isinstance(incoming, Incoming)
        assert fields.keys() - incoming.source.keys() <= guangdong.PLACED
        assert set(guangdong.KEPT) <= incoming.source.keys()
        for name, value in incoming.source.items():
            assert fields[name] == value


def test_texts_that_are_placed_say_what_the_file_says(
    raw: list[dict[str, Any]],
) -> None:
    for number, fields in enumerate(raw, 1):
        incoming, _, _ = guangdong.read(Row(number, fields))
        assert isinstance(incoming, Incoming)
        matter = incoming.matter
        for name, said in (
            ("TASK_NAME", matter.name),
            ("consult_phone", matter.elements.consult_phone),
            ("handle_location", matter.elements.place),
            ("accept_standard", "".join(c.text for c in matter.conditions)),
            ("bear_paltform", matter.elements.runs_on),
        ):
            blank = fields[name].strip("。 ") == "无"
            assert (
                name in incoming.source
                or (blank and not said)
                or (fields[name] == said)
            )


@pytest.mark.django_db
@pytest.mark.once
@pytest.mark.slow
def test_the_whole_catalogue_comes_in_and_a_second_run_changes_nothing(
    content: bytes, raw: list[dict[str, Any]]
) -> None:
    file = MatterFile(NAME, content, "guangdong")

    first = import_catalogue(file, publish=True, by=SYSTEM, at=NOON)

    assert (first.rows, first.created, first.rejected) == (2262, 2262, 0)
    assert set(first.invalid_codes) == {"TE440000GD030003VV", "13440000515356094L"}
    kinds = Counter(remark.kind for remark in first.warnings)
    assert kinds["no_promised_limit"] == 539
    assert kinds["not_published_needs_promise"] == 539
    assert kinds["no_statutory_limit"] == 713
    assert kinds["limits_in_other_units"] == 9
    assert kinds["invalid_uscc"] == 6

    types = Counter(models.MatterVersion.objects.values_list("matter_type", flat=True))
    said = Counter(fields["TASK_TYPE_TEXT"] for fields in raw)
    assert {TYPES[MatterType(kind)]: n for kind, n in types.items()} == said
    units = Counter(
        models.MatterVersion.objects.values_list("statutory_unit", flat=True)
    )
    assert units == {"wd": 1538, "": 713, "cd": 11}
    published = models.Matter.objects.filter(state="in_use").count()
    assert published == first.notes["published"] > 1300
    assert models.Matter.objects.exclude(option_of="").count() == 363
    assert queries.search("律师执业")[0].name.startswith("律师执业")

    second = import_catalogue(file, publish=True, by=SYSTEM, at=NOON)

    assert (second.unchanged, second.created, second.updated) == (2262, 0, 0)
    assert second.warnings == first.warnings
