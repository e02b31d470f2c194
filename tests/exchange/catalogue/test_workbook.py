"""What people do to a workbook: slips are named with sheet row and column."""

import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
import xlsxwriter

from makers.catalogue import NOON, a_matter
from yimen.exchange.catalogue.columns import MATTERS, SHEETS
from yimen.exchange.catalogue.files import OurMatterFiles
from yimen.exchange.catalogue.imports import MatterFile, import_catalogue
from yimen.exchange.catalogue.sheets import BadRow, Row, UnknownFile
from yimen.exchange.catalogue.workbook import TooLongForSheet, workbook, workbook_rows
from yimen.ports import matter_files
from yimen.ports.matter_files import Upload
from yimen.records.catalogue import queries
from yimen.records.people.models import Organ
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.catalogue import written

Sheet = Sequence[Sequence[Any]]
ROW = {
    "实施编码*": "Y-1",
    "事项名称*": "养犬登记",
    "事项类型*": "公共服务",
    "部门编码*": "O1",
    "承诺办结时限": "3工作日",
    "到办事现场次数": 1.0,
    "是否收费": "否",
}

TOML = """
[[matter]]
code = "Y-t"
name = "养犬登记"
organ = "O1"
matter_type = "public_service"
promised_limit = "当场"
"""


def book(**sheets: Sheet) -> bytes:
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True})
    for title, rows in sheets.items():
        page = made.add_worksheet(title)
        for at, cells in enumerate(rows):
            page.write_row(at, 0, cells)
    made.close()
    return out.getvalue()


def matters(*rows: Mapping[str, Any]) -> Sheet:
    heads = list(rows[0])
    return [heads, *([row.get(head) for head in heads] for row in rows)]


def read(**sheets: Sheet) -> list[Row | BadRow]:
    return workbook_rows(book(**sheets))


def test_a_row_filled_in_by_hand_is_a_matter() -> None:
    papers = [["实施编码", "材料编码", "材料名称", "原件份数"], ["Y-1", 1, "犬证", 2]]

    (found,) = read(事项=matters(ROW), 申请材料=papers)

    assert isinstance(found, Row)
    assert found.number == 2
    assert found.fields["visit_count"] == 1
    assert found.fields["matter_type"] == "public_service"
    assert found.fields["materials"] == [{"code": "1", "name": "犬证", "originals": 2}]
    assert found.fields["organ"] == {"code": "O1"}


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("是否收费", "也许"),
        ("事项类型*", "行政咨询"),
        ("到办事现场次数", "一次"),
        ("颜色", "红"),
        ("来源数据", "{"),
    ],
)
def test_a_cell_that_says_nothing_known_is_named(column: str, cell: str) -> None:
    (found,) = read(事项=matters({**ROW, column: cell}))

    assert found == BadRow(2, "unreadable", f"{column.rstrip('*')}: {cell}")


def test_a_slip_in_a_part_is_told_of_its_matter() -> None:
    papers = [["实施编码", "必要性"], ["Y-1", "随便"]]

    (found,) = read(事项=matters(ROW), 申请材料=papers)

    assert found == BadRow(2, "unreadable", "必要性: 随便")


def test_a_part_without_its_matter_is_not_lost() -> None:
    papers = [["实施编码", "材料名称"], [], ["Y-2", "犬证"]]

    found = read(事项=matters(ROW), 申请材料=papers)

    assert found[1] == BadRow(3, "part_without_matter", "materials: Y-2")


def test_empty_sheets_and_rows_are_nothing() -> None:
    assert read(事项=[]) == []
    assert read(事项=[["实施编码"], ["", None]]) == []


def test_a_workbook_without_matters_is_none_of_ours() -> None:
    with pytest.raises(UnknownFile):
        read(Sheet1=[["a"]])


def test_lists_with_lines_of_their_own_survive() -> None:
    odd = {
        **written.written(a_matter(code="Y-odd")),
        "organ": {"code": "O1", "name": "", "uscc": ""},
        "source": {},
    }
    odd["elements"] = {**dict(odd["elements"]), "aliases": ["[甲", "一\n二"]}

    (found,) = workbook_rows(workbook([odd]))

    assert isinstance(found, Row)
    assert found.fields["elements"]["aliases"] == ["[甲", "一\n二"]


def test_a_text_too_long_for_a_cell_is_refused_not_cut() -> None:
    long = {
        **written.written(a_matter(code="Y-long", name="长" * 40_000)),
        "organ": {"code": "O1", "name": "", "uscc": ""},
        "source": {},
    }

    with pytest.raises(TooLongForSheet):
        workbook([long])


def test_every_field_of_a_matter_has_its_column() -> None:
    columns = {column.name for column in MATTERS.columns}
    plain = written.written(a_matter())
    elements = plain["elements"]
    assert isinstance(elements, dict)

    parts = {sheet.field for sheet in SHEETS[1:]}
    assert plain.keys() - parts - {"elements"} <= columns
    assert {f"elements.{name}" for name in elements} <= columns


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "m.toml",
            TOML,
        ),
        (
            "m.json",
            json.dumps(
                {
                    "code": "Y-t",
                    "name": "养犬登记",
                    "organ": "O1",
                    "matter_type": "public_service",
                }
            ),
        ),
    ],
)
def test_a_matter_may_be_written_by_hand(name: str, content: str) -> None:
    Organ.objects.create(code="O1", name="云溪区公安局", short_name="公安")
    file = MatterFile(name, content.encode(), "yimen")

    report = import_catalogue(file, publish=False, by=SYSTEM, at=NOON)

    assert (report.created, report.rejected) == (1, 0)


@pytest.mark.django_db
def test_the_province_may_come_as_a_workbook_too() -> None:
    row = {
        "TASK_CODE": "11440000006939756B2440101007000",
        "TASK_NAME": "临时价格干预范围事项提价申报",
        "TASK_TYPE_TEXT": "公共服务",
        "DEPT_NAME": "广东省发展和改革委员会",
        "matter_level": "省级",
        "visit_number": "0",
        "handle_time_limit": "1(工作日)",
        "material_intro": "申请书、身份证",
        "service_object_name": "自然人、企业法人",
    }
    file = MatterFile("m.xlsx", book(任意=matters(row)), "guangdong")

    import_catalogue(file, publish=False, by=SYSTEM, at=NOON)

    page = queries.matter_page(row["TASK_CODE"], by=SYSTEM)
    assert [paper.name for paper in page.shown.materials] == ["申请书", "身份证"]
    assert page.shown.elements.audiences == ("自然人", "企业法人")


@pytest.mark.django_db
def test_screens_reach_the_files_through_the_port() -> None:
    files = matter_files.matter_files()
    assert isinstance(files, OurMatterFiles)
    content = book(事项=matters({**ROW, "部门名称": "云溪区公安局"}))

    report = files.take_in(
        Upload("m.xlsx", content, "yimen", publishes=False), by=SYSTEM, at=NOON
    )

    assert report.created == 1
    assert len(json.loads(files.write("json", None, by=SYSTEM))["matters"]) == 1
    named = files.write("json", frozenset({"Y-9"}), by=SYSTEM)
    assert json.loads(named)["matters"] == []
    assert workbook_rows(files.template()) == []
