"""Which materials of a case this officer has opened.

The decision form can't be sent before every material was opened. What was opened is
kept in a signed cookie of the case, so that a page can't claim it.
"""

from typing import Final

from django.http import HttpResponse

from yimen.records.cases.queries import CasePage, FileContent, MaterialRow
from yimen.screens.shared.request import OurRequest

_SECONDS: Final = 7 * 24 * 60 * 60
_HARMLESS: Final = frozenset({"application/pdf", "image/png", "image/jpeg"})


def _name(number: str) -> str:
    return f"opened-{number}"


def _salt(request: OurRequest) -> str:
    return f"opened:{request.actor.mark}"


def of(request: OurRequest, number: str) -> frozenset[str]:
    """The codes of the materials that were opened."""
    said = request.get_signed_cookie(
        _name(number), default="", salt=_salt(request), max_age=_SECONDS
    )
    return frozenset(filter(None, (said or "").split(" ")))


def remember(
    request: OurRequest, response: HttpResponse, number: str, code: str
) -> None:
    """Add one material to those that were opened."""
    codes = of(request, number) | {code}
    response.set_signed_cookie(
        _name(number),
        " ".join(sorted(codes)),
        salt=_salt(request),
        max_age=_SECONDS,
        httponly=True,
        samesite="Lax",
        path="/desk/",
    )


def missing(page: CasePage, codes: frozenset[str]) -> tuple[MaterialRow, ...]:
    """The materials in the file that were not opened yet."""
    return tuple(
        row
        for row in page.materials
        if row.state.is_in and row.material.code not in codes
    )


def in_place(file: FileContent) -> HttpResponse:
    """A stored file; only what browsers show harmlessly is shown in place."""
    shown = file.media_type in _HARMLESS
    headers = {
        "Content-Disposition": "inline" if shown else "attachment",
        "Content-Security-Policy": "sandbox",
    }
    return HttpResponse(file.content, content_type=file.media_type, headers=headers)
