"""Registers in files as people really have them."""

from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from yimen.exchange.registers.reading import NoRegister, read
from yimen.rules.registers import Oddity, read_moment

CHINESE = "留言编号,留言用户,留言主题,留言时间,留言详情,答复意见,答复时间"
ROW = '7,网友A,路灯,2019/4/25 9:32,"路灯\t不亮，\n三天了",已修,2019/4/26 10:00'


def _file(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "register.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_row_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    (row,) = read(_file(tmp_path, f"{CHINESE}\r\n{ROW}\r\n", encoding))
    assert (row.line, row.number, row.person, row.topic) == (2, "7", "网友A", "路灯")
    assert row.text == "路灯\t不亮，\n三天了"
    assert row.submitted is not None
    assert row.submitted.on == date(2019, 4, 25)
    assert row.oddities == ()


@pytest.mark.parametrize("delimiter", ["\t", ";"])
def test_columns_in_any_order_and_with_another_delimiter(
    tmp_path: Path, delimiter: str
) -> None:
    lines = [
        ["reply", "Submitted", "number", "colour"],
        ["fixed, thanks", "2019-04-25 09:00", "A-1", "red"],
    ]
    text = "\n".join(delimiter.join(line) for line in lines)
    (row,) = read(_file(tmp_path, text))
    assert (row.number, row.reply) == ("A-1", "fixed, thanks")
    assert row.others == {"colour": "red"}


def test_long_texts_and_empty_lines(tmp_path: Path) -> None:
    long = "字" * 200_000
    text = f"number,text,submitted\n1,{long},2019-04-25 09:00\n,,\n\n2,x,\n"
    first, second = read(_file(tmp_path, text))
    assert len(first.text) == 200_000
    assert second.line == 5


def test_cells_beyond_the_header_are_kept_and_said(tmp_path: Path) -> None:
    (row,) = read(_file(tmp_path, "number,text\n1,x,spare\n"))
    assert list(row.others.values()) == ["spare"]
    assert Oddity.CELLS_TOO_MANY in [oddity for oddity, _ in row.oddities]


def test_a_workbook_with_its_dates(tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
        book.add_worksheet("说明").write(0, 0, "导出说明")
        sheet = book.add_worksheet("数据")
        sheet.write_row(0, 0, CHINESE.split(","))
        sheet.write_row(1, 0, [7, "网友A", "路灯"])
        sheet.write_datetime(1, 3, datetime(2019, 4, 25, 9, 32))  # noqa: DTZ001
        sheet.write_row(1, 4, ["不亮", "已修"])
        sheet.write_datetime(1, 6, datetime(2019, 4, 26))  # noqa: DTZ001
    (row,) = read(path)
    assert row.number == "7"
    assert row.submitted is not None
    assert row.submitted.at is not None
    assert row.replied is not None
    assert (row.replied.on, row.replied.at) == (date(2019, 4, 26), None)
    assert [odd for odd, _ in row.oddities] == [Oddity.REPLIED_WITHOUT_TIME]


@pytest.mark.parametrize(
    "content", [b"", b"a,b\n1,2\n", b"PK\x03\x04 no workbook", b"\x80\xff\xfe\x00"]
)
def test_what_is_no_register_says_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "register"
    path.write_bytes(content)
    with pytest.raises(NoRegister):
        list(read(path))


def test_a_title_above_and_two_columns_without_a_name_lose_nothing(
    tmp_path: Path,
) -> None:
    path = tmp_path / "merged.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.merge_range(1, 0, 1, 8, "2019 年留言登记表", book.add_format())
        sheet.write_row(2, 0, ["*留言\n编号", "备注", "留言 时间：", "", ""])
        sheet.write_row(3, 0, ["7", "急", "2019-04-25 9:00", "左", "右"])
        sheet.write_row(5, 0, ["8", " ", "2019-04-25 9:00"])
    first, second = read(path)
    assert (first.line, second.line) == (4, 6)
    assert (first.number, second.number) == ("7", "8")
    assert sorted(first.others.values()) == ["右", "左", "急"]


def test_a_day_that_a_workbook_holds_as_a_number(tmp_path: Path) -> None:
    path = tmp_path / "numbers.csv"  # a workbook all the same
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, CHINESE.split(","))
        sheet.write_row(1, 0, [7, "网友A", "路灯", 43580.397222222222, "不亮", "已修"])
        sheet.write_number(1, 6, 43581)
    (row,) = read(path)
    assert row.submitted == read_moment("2019-04-25 09:32")
    assert row.replied == read_moment("2019-04-26")
    assert [odd for odd, _ in row.oddities] == [Oddity.REPLIED_WITHOUT_TIME]


def test_a_mark_left_open_swallows_no_row(tmp_path: Path) -> None:
    rows = [
        '1,"他说"好"，就走了",2019-04-25 09:00',
        '2,"没有关上的引号,2019-04-25 09:00',
        '3,"a,b",2019-04-25 09:00',
        '4,"又没有关上,2019-04-25 09:00',
        "5,x,2019-04-25 09:00",
    ]
    found = list(read(_file(tmp_path, "number,text,submitted\n" + "\n".join(rows))))
    assert [row.number for row in found] == ["1", "2", "3", "4", "5"]
    assert found[0].text.startswith("他说")
    assert [row.submitted is None for row in found] == [False] * 5
    loose = [Oddity.QUOTES_ODD in dict(row.oddities) for row in found]
    assert loose == [True, True, False, True, False]


def test_broken_signs_and_a_text_in_the_place_of_a_number(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    said = f"number,text\n1,路灯不亮{'很久了' * 40}\n{'字' * 7000},x\n3\0,x\n"
    path.write_bytes(said.encode().replace("灯".encode(), b"\xe7\x81"))
    first, second, third = read(path)
    assert Oddity.SIGNS_LOST in [odd for odd, _ in first.oddities]
    assert first.text.endswith("很久了")
    assert len(second.number) == 200
    assert second.others == {"number": "字" * 7000}
    assert Oddity.NUMBER_TOO_LONG in [odd for odd, _ in second.oddities]
    assert "\0" not in third.number
