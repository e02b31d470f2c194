"""Registers in files as people really have them."""

from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from yimen.exchange.registers.reading import NoRegister, read
from yimen.rules.registers import Oddity

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
