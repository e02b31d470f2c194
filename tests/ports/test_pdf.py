"""Paper as a file."""

import io

import pytest
from pypdf import PdfReader

from yimen.ports.pdf import Imprint, typesetter
from yimen.rules.documents.frame import (
    DocumentKind,
    Fields,
    Ledger,
    LedgerRow,
    Lines,
    Sheet,
    Signatures,
    Table,
)

SHEET = Sheet(
    kind=DocumentKind.ACCEPTANCE_NOTICE,
    title="受理通知书",
    number="云市监 受〔2026〕7 号",
    addressee="渝味面馆",
    addressee_id="92500117MA6ABC122K",
    case_number="500199SJ01202609250001X7",
    query_code="K7MP3WQ9",
    matter_name="食品经营许可(新办)",
    matter_code="11500199MB1A23456X",
    sections=(
        Lines("", ("根据《中华人民共和国行政许可法》第三十二条，予以受理。",)),
        Table("收到的材料", ("材料", "原件"), (("经营场所使用证明", "1"),)),
        Table("没有行的表", ("材料", "原件"), ()),
        Fields("办理时限", (("法定时限", "20个工作日"),)),
        Ledger(
            "为什么是这一天",
            tuple(
                LedgerRow(f"10月{n}日", n > 7, max(0, n - 7), "国庆节", "许可法82")
                for n in range(1, 60)
            ),
        ),
        Signatures(("申请人签字", "受理人签字")),
    ),
    seal="云溪区市场监督管理局",
    issued_on="2026年9月25日",
    contact="王芳",
    contact_phone="023-42000001",
    supervision_phone="023-42000012",
)


def words(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return "".join(page.extract_text() for page in pages).replace("\n", "")


def test_a_reader_finds_the_chinese_words_in_the_file() -> None:
    said = words(typesetter().pdf(SHEET, Imprint(line="第 1 份")))

    for wanted in ("受理通知书", "食品经营许可", "经营场所使用证明", "K7MP3WQ9"):
        assert wanted in said
    assert "cid:0" not in said


def test_the_same_sheet_gives_the_same_bytes() -> None:
    first, again = (typesetter().pdf(SHEET, Imprint(line="第 1 份")) for _ in "ab")

    assert first == again


def test_a_void_paper_says_so_and_why() -> None:
    said = words(typesetter().pdf(SHEET, Imprint(line="", void="姓名有误")))

    assert "作废" in said.replace(" ", "")
    assert "姓名有误" in said


def test_the_chinese_font_is_in_the_file() -> None:
    pdf = typesetter().pdf(SHEET, Imprint(line=""))

    assert b"NotoSerifCJK" in pdf or b"NotoSansCJK" in pdf


@pytest.mark.parametrize("sign", ["#", "*", "$", "@", '"', "\\", "<b>"])
def test_signs_of_the_typesetter_are_only_text(sign: str) -> None:
    odd = SHEET.__class__(
        **{name: getattr(SHEET, name) for name in SHEET.__dataclass_fields__}
        | {"addressee": f"甲{sign}乙"}
    )

    assert f"甲{sign}乙" in words(typesetter().pdf(odd, Imprint(line=""))).replace(
        " ", ""
    )
