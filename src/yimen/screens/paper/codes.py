"""The codes that a paper bears: to follow its case, to rate it, to check its seal.

A page in a browser and a file that is set at the counter say them alike. A sealed file
is set inside the act that issues the paper and never again, so its codes lead to the
public address of the installation (`YIMEN_ADDRESS`); without one they could lead
nowhere, and the file bears none.
"""

from typing import Final
from urllib.parse import quote

import segno
from django.conf import settings
from django.urls import reverse

from yimen.ports.pdf import Imprint
from yimen.records.ratings import queries as ratings
from yimen.rules.cases.numbers import plain_query_code
from yimen.rules.documents.case_file import OF_THE_HOUSE
from yimen.rules.documents.frame import INSIDE, TO_OTHERS, DocumentKind, Sheet

PROGRESS_WORDS: Final = "扫右上角的码查进度，也可以查验办理记录有没有被改动过。"
_PROGRESS_TITLE: Final = "查询进度的二维码"
_RATE_TITLE: Final = "评价的二维码"
_SEAL_TITLE: Final = "验章的二维码"
_SEALED: Final = "本文书加盖电子印章，改动后印章失效；可在门户“验章”核验。"


def bears_no_code(sheet: Sheet) -> bool:
    """Whether others than the applicant read it, though it may be about a case."""
    house = {*OF_THE_HOUSE, *INSIDE, DocumentKind.NEGATIVE_FILING}
    return sheet.kind in house | TO_OTHERS


def progress_code(sheet: Sheet, base: str) -> str:
    """A code that opens the progress of the case with one scan.

    What the paper says beside it, the code may say too. The query code stands behind
    the `#`: a browser keeps that to itself, so it is in no address that is sent or
    logged (rulebook 12.3.5), and the page hands it in as a form. A paper of the house
    belongs to no case and bears none.
    """
    if not sheet.case_number or bears_no_code(sheet):
        return ""
    path = reverse("portal:progress-ask")
    code = plain_query_code(sheet.query_code)
    said = f"{base}{path}?n={sheet.case_number}" + (f"#{code}" if code else "")
    return _drawn(said, _PROGRESS_TITLE)


def rate_code(sheet: Sheet, base: str) -> str:
    """A code by which whoever has the paper rates this point of the case, once."""
    token = ratings.paper_token(sheet.case_number, sheet.kind)
    path = reverse("portal:rate", args=[token]) if token else ""
    return _drawn(f"{base}{path}", _RATE_TITLE) if path else ""


def _seal_code(sheet: Sheet, base: str) -> str:
    path = reverse("portal:seal-check")
    return _drawn(f"{base}{path}?number={quote(sheet.number)}", _SEAL_TITLE)


def sealed_imprint(sheet: Sheet) -> Imprint:
    """What stands around the text of a sealed file."""
    base = settings.YIMEN_ADDRESS.rstrip("/")
    if not base:
        return Imprint(line=_SEALED)
    progress = progress_code(sheet, base)
    return Imprint(
        line=_SEALED,
        qr=progress,
        qr_words=PROGRESS_WORDS if progress else "",
        rate_qr=rate_code(sheet, base),
        seal_qr=_seal_code(sheet, base),
    )


def _drawn(said: str, title: str) -> str:
    return segno.make(said, error="m", micro=False).svg_inline(
        border=1, omitsize=True, svgclass=None, lineclass=None, title=title
    )
