"""Payment files as banks write them: any order, two encodings, bad lines told."""

import io

import pytest
import xlsxwriter

from yimen.ports.statements import read
from yimen.rules.money.shifts import Direction, StatementUnreadable

CSV = (
    "交易时间,流水号,类型,金额（元）\n"
    "2026-09-18 10:00:00,000123,收款,80.00\n"
    '2026-09-18 11:00:00,000124,退款,"1,030.50"\n'
    ",,收款,5\n"
    "\n"
    "昨天,000125,赠送,八十\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_is_read_and_bad_lines_are_told(encoding: str) -> None:
    stated = read(CSV.encode(encoding))

    assert [(r.line, r.reference, r.direction, r.cents) for r in stated.rows] == [
        (2, "000123", Direction.IN, 8000),
        (3, "000124", Direction.OUT, 103_050),
    ]
    assert stated.rows[0].happened_at is not None
    assert [(f.line, f.reason) for f in stated.faults] == [
        (4, "没有流水号"),
        (6, "金额不对，类型认不出来"),
    ]


def test_a_workbook_is_read_too() -> None:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    sheet = book.add_worksheet()
    for line, row in enumerate((["流水号", "金额"], [123, 80.5], ["A7", "三"])):
        sheet.write_row(line, 0, row)
    book.close()

    stated = read(made.getvalue())

    assert [(r.reference, r.cents) for r in stated.rows] == [("123", 8050)]
    assert [f.line for f in stated.faults] == [3]


@pytest.mark.parametrize(
    "content", [b"", b"PK broken", "姓名,电话\n".encode(), b"\xff\xff\xff\xfe"]
)
def test_what_is_no_payment_file_is_refused(content: bytes) -> None:
    with pytest.raises(StatementUnreadable):
        read(content)
