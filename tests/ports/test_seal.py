"""Sealed files: any change shows, strangers' seals are not ours, keys are private."""

import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from makers.persons import CHINA
from yimen.ports.impressions import Impression
from yimen.ports.pdf import Imprint, typesetter
from yimen.ports.seal_pades import Pades

AT = datetime(2026, 9, 18, 9, 30, tzinfo=CHINA)
ORGAN = "青溪区市场监督管理局"


@pytest.fixture(scope="module")
def pades(tmp_path_factory: pytest.TempPathFactory) -> Pades:
    made = Pades(tmp_path_factory.mktemp("seals"))
    made.make("seal-1", ORGAN, date(2026, 1, 1), date(2026, 12, 31))
    return made


def a_paper() -> bytes:
    from makers.papers import RECEIVED_AT, paper_facts
    from yimen.rules.documents.intake import acceptance_notice

    sheet = acceptance_notice(paper_facts(), "青溪市监受〔2026〕1号", RECEIVED_AT)
    return typesetter().pdf(sheet, Imprint(line="电子印章"))


def impression(seal: str = "seal-1") -> Impression:
    return Impression(seal=seal, organ=ORGAN, reason="受理通知书", place="青溪区")


@pytest.fixture(scope="module")
def sealed(pades: Pades) -> bytes:
    return pades.seal(a_paper(), impression(), AT)


def alone(validate: Any, *asked: object) -> Any:
    """In a thread of its own: it runs a loop, and a browser test left one running."""
    with ThreadPoolExecutor(max_workers=1) as own:
        return own.submit(validate, *asked).result()


def test_a_sealed_file_proves_itself_and_reads_as_before(
    pades: Pades, sealed: bytes
) -> None:
    found = pades.check(sealed)

    assert (found.has_seal, found.is_untouched, found.is_ours) == (True, True, True)
    assert found.sealed_at == AT
    text = pypdf.PdfReader(BytesIO(sealed)).pages[0].extract_text()
    assert "受理通知书" in text


def test_pyhankos_own_validator_agrees(pades: Pades, sealed: bytes) -> None:
    (one,) = PdfFileReader(BytesIO(sealed)).embedded_signatures
    authority = pades._trust(AT)

    status = alone(validate_pdf_signature, one, authority)

    assert status.bottom_line
    assert one.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    strangers = ValidationContext(trust_roots=[], moment=AT)
    assert not alone(validate_pdf_signature, one, strangers).trusted


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, 10**9), bit=st.integers(0, 7))
def test_any_changed_byte_of_what_was_sealed_shows(
    pades: Pades, sealed: bytes, place: int, bit: int
) -> None:
    whole = PdfFileReader(BytesIO(sealed)).embedded_signatures[0]
    start, length, *_ = (int(number) for number in whole.byte_range)
    changed = bytearray(sealed)
    changed[start + place % length] ^= 1 << bit

    assert not pades.check(bytes(changed)).is_untouched


def test_what_is_appended_shows_too(pades: Pades, sealed: bytes) -> None:
    writer = pypdf.PdfWriter(BytesIO(sealed), incremental=True)
    writer.add_metadata({"/Title": "别的"})
    out = BytesIO()
    writer.write(out)

    found = pades.check(out.getvalue())

    assert (found.has_seal, found.is_untouched) == (True, False)


def test_a_strangers_seal_is_not_ours(
    tmp_path: Path, pades: Pades, sealed: bytes
) -> None:
    stranger = Pades(tmp_path)
    stranger.make("seal-1", ORGAN, date(2026, 1, 1), date(2026, 12, 31))

    assert not pades.check(stranger.seal(a_paper(), impression(), AT)).is_ours
    assert not stranger.check(sealed).is_ours


def test_a_seal_out_of_its_days_proves_nothing(pades: Pades) -> None:
    late = pades.seal(a_paper(), impression(), datetime(2027, 1, 2, tzinfo=CHINA))

    assert not pades.check(late).is_untouched


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7 broken", b"PK\x03\x04", b"\0" * 99]
)
def test_what_is_no_sealed_file_is_answered_calmly(
    pades: Pades, content: bytes
) -> None:
    assert not pades.check(content).has_seal
    assert not pades.check(a_paper()).has_seal


def test_keys_are_for_their_owner_only(tmp_path: Path) -> None:
    Pades(tmp_path / "seals").make("s", ORGAN, date(2026, 1, 1), date(2026, 2, 1))

    for path in (tmp_path / "seals").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "seals").stat().st_mode) == 0o700
