"""A sealed file bears codes: to its case, to its rating, to its seal."""

import io
from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import quote

import segno
from django.test import Client, override_settings
from pypdf import PdfReader

from makers.cases import MATERIALS, PERMIT, RECEIVED_AT, Counter
from makers.catalogue import ELEMENTS, a_matter, a_version
from yimen.records.cases.actions.grant import grant
from yimen.records.cases.queries import document_page
from yimen.records.ratings.queries import paper_token
from yimen.records.seals.actions.make_seal import SealFacts, make_seal
from yimen.records.seals.queries import sealed_copy
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.documents.case_file import OF_THE_HOUSE
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.legal_clock.limits import Limit
from yimen.screens.paper.codes import sealed_imprint

ADDRESS = "https://hall.example.cn"
LATER = RECEIVED_AT + timedelta(hours=2)


def sealed(counter: Counter) -> str:
    """The number of a decision that was sealed as it was issued."""
    cast = counter.cast
    facts = SealFacts(
        organ_id=cast.organ.pk,
        keeper_id=cast.zhao_min.officer_id or 0,
        valid_from=date(2026, 1, 1),
        last_valid_on=date(2028, 12, 31),
    )
    make_seal(seal=facts, by=cast.zheng_jie, at=RECEIVED_AT)
    matter = a_matter(
        organ_id=cast.organ.pk,
        materials=MATERIALS,
        statutory_limit=Limit(20),
        promised_limit=Limit(10),
        elements=replace(ELEMENTS, seals_electronically=True),
    )
    number = counter.examined(matter_version_id=a_version(matter))
    moved = grant(number=number, permit=PERMIT, by=cast.zhao_min, at=LATER)
    return moved.issued[0].number


def words(document: str) -> str:
    copy = sealed_copy(document)
    assert copy is not None
    return "".join(one.extract_text() for one in PdfReader(io.BytesIO(copy)).pages)


def drawn(address: str, title: str) -> str:
    return segno.make(address, error="m", micro=False).svg_inline(
        border=1, omitsize=True, svgclass=None, lineclass=None, title=title
    )


@override_settings(YIMEN_ADDRESS=f"{ADDRESS}/")
def test_scanning_it_verifies_the_paper_and_leads_to_its_rating(
    counter: Counter, client: Client
) -> None:
    document = sealed(counter)
    sheet = document_page(document, SYSTEM).sheet

    said = words(document)
    codes = sealed_imprint(sheet)

    assert all(one in said for one in ("扫码验章", "扫码打分", "查进度"))
    token = paper_token(sheet.case_number, sheet.kind)
    assert codes.rate_qr == drawn(f"{ADDRESS}/rate/{token}/", "评价的二维码")
    check = f"/seal/?number={quote(document)}"
    assert codes.seal_qr == drawn(f"{ADDRESS}{check}", "验章的二维码")
    assert "印章有效" in client.get(check).content.decode()
    assert client.get(f"/rate/{token}/").status_code == 200
    progress = f"{ADDRESS}/progress/?n={sheet.case_number}#"
    code = sheet.query_code.replace("-", "").replace(" ", "")
    assert codes.qr == drawn(f"{progress}{code}", "查询进度的二维码")


@override_settings(YIMEN_ADDRESS="")
def test_without_an_address_no_code_leads_nowhere(counter: Counter) -> None:
    said = words(sealed(counter))

    assert "改动后印章失效" in said
    assert not any(one in said for one in ("扫码", "扫右上角"))


@override_settings(YIMEN_ADDRESS=ADDRESS)
def test_what_others_read_leads_to_its_seal_only(counter: Counter) -> None:
    sheet = document_page(sealed(counter), SYSTEM).sheet

    for kind in (min(OF_THE_HOUSE), DocumentKind.HEARING_PUBLIC):
        inside = sealed_imprint(replace(sheet, kind=kind))
        assert inside.seal_qr
        assert (inside.qr, inside.rate_qr, inside.qr_words) == ("", "", "")
