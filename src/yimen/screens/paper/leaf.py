"""A paper as the templates and the typesetter take it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby
from typing import Protocol

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from yimen.ports.pdf import Imprint
from yimen.records.approvals.queries import Receipt, receipts_of
from yimen.rules.documents.frame import DocumentKind, Ledger, LedgerRow, Section, Sheet
from yimen.rules.documents.joint import receipt_line, signed_for
from yimen.screens.paper.codes import (
    PROGRESS_WORDS,
    bears_no_code,
    progress_code,
    rate_code,
)
from yimen.screens.shared.request import OurRequest


class IssuedPage(Protocol):
    """A paper as the records keep it, of a case or of the house."""

    @property
    def sheet(self) -> Sheet:
        """What it says."""
        ...

    @property
    def voided_at(self) -> datetime | None:
        """Since when it does not hold."""
        ...

    @property
    def void_reason(self) -> str:
        """Why it does not hold."""
        ...

    @property
    def replaces(self) -> str:
        """The paper it stands for."""
        ...

    @property
    def replaced_by(self) -> str:
        """The paper that stands for it."""
        ...

    @property
    def copy_number(self) -> int:
        """Which copy this is."""
        ...

    @property
    def printed_by(self) -> str:
        """Who prints it."""
        ...

    @property
    def printed_at(self) -> datetime | None:
        """When it is printed; never, if it is only looked at."""
        ...


@dataclass(frozen=True, slots=True)
class Run:
    """Days of a ledger that are drawn alike."""

    look: str
    boxes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A section with the template that shows it; a ledger also as a strip."""

    template: str
    section: Section
    runs: tuple[Run, ...] = ()
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One sheet ready to be shown."""

    sheet: Sheet
    organ: str  # whose paper it is
    parts: tuple[Part, ...]
    void: str
    replaced_by: str
    replaces: str
    line: str
    qr: SafeString
    qr_words: str
    rate_qr: SafeString = field(default_factory=SafeString)
    receipt: str = ""  # who signed for it, and when

    @property
    def has_query_code(self) -> bool:
        """Whether an applicant asks by it: not by what others read too."""
        return not bears_no_code(self.sheet)


def leaf(request: OurRequest, page: IssuedPage) -> Leaf:
    """The paper with everything that stands around its text."""
    qr = progress_code(page.sheet, _base(request))
    return Leaf(
        sheet=page.sheet,
        organ=page.sheet.seal.split("（")[0],
        parts=tuple(map(_part, page.sheet.sections)),
        void=_void(page),
        replaced_by=page.replaced_by,
        replaces=page.replaces,
        line=_line(page, request.now),
        qr=mark_safe(qr),  # noqa: S308 - segno's own
        qr_words=PROGRESS_WORDS if qr else "",
        rate_qr=mark_safe(_rate_qr(request, page)),  # noqa: S308 - segno's own
    )


def received(shown: Sequence[Leaf]) -> list[Leaf]:
    """The same papers; a copy order that was signed for says by whom and when."""
    orders = [
        leaf.sheet.number
        for leaf in shown
        if leaf.sheet.kind is DocumentKind.COPY_ORDER
    ]
    receipts = receipts_of(orders) if orders else {}
    return [_with(leaf, receipts.get(leaf.sheet.number)) for leaf in shown]


def _with(shown: Leaf, receipt: Receipt | None) -> Leaf:
    if receipt is None:
        return shown
    said = receipt_line(receipt.unit, receipt.officer, receipt.signed_at)
    sheet = signed_for(shown.sheet, receipt.officer, receipt.signed_at)
    parts = tuple(map(_part, sheet.sections))
    return replace(shown, sheet=sheet, parts=parts, receipt=said)


def loose_leaf(request: OurRequest, sheet: Sheet) -> Leaf:
    """A paper that belongs to no single case: seen now, never void."""
    return Leaf(
        sheet=sheet,
        organ=sheet.seal.split("（")[0],
        parts=tuple(map(_part, sheet.sections)),
        void="",
        replaced_by="",
        replaces="",
        line=_looked_at(request.now),
        qr=mark_safe(""),
        qr_words="",
    )


def copied_leaf(request: OurRequest, sheet: Sheet, copy_number: int) -> Leaf:
    """Such a paper on paper: who printed which copy, and when."""
    line = _copy_line(request.actor.name, request.now, copy_number)
    return replace(loose_leaf(request, sheet), line=line)


def imprint(shown: Leaf) -> Imprint:
    """The same surroundings for the typesetter."""
    instead = f"。由 {shown.replaced_by} 替换" if shown.replaced_by else ""
    return Imprint(
        line=shown.line,
        void=shown.void + instead,
        receipt=shown.receipt,
        qr=str(shown.qr),
        qr_words=shown.qr_words,
        rate_qr=str(shown.rate_qr),
    )


def _part(section: Section) -> Part:
    template = f"paper/_{type(section).__name__.lower()}.html"
    if not isinstance(section, Ledger) or not section.rows:
        return Part(template, section)
    looks = groupby(enumerate(section.rows), key=lambda row: _look(*row))
    return Part(
        template,
        section,
        tuple(Run(look, tuple(row.on for _, row in days)) for look, days in looks),
        section.rows[0].on,
        section.rows[-1].on,
    )


def _look(place: int, row: LedgerRow) -> str:
    if row.counted:
        return "counted"
    return "off" if place else "start"


def _void(page: IssuedPage) -> str:
    if page.voided_at is None:
        return ""
    day = timezone.localtime(page.voided_at)
    return f"{day.year}年{day.month}月{day.day}日作废，原因：{page.void_reason}"


def _line(page: IssuedPage, now: datetime) -> str:
    if page.printed_at is None:
        return _looked_at(now)
    return _copy_line(page.printed_by, page.printed_at, page.copy_number)


def _copy_line(by: str, at: datetime, copy_number: int) -> str:
    return f"打印人 {by}　{_minute(at)}　第 {copy_number} 份"


def _looked_at(now: datetime) -> str:
    return f"{_minute(now)} 屏幕查看，不是打印件"


def _minute(at: datetime) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}"


def _rate_qr(request: OurRequest, page: IssuedPage) -> str:
    """The code to rate by, on what an applicant takes home.

    It stands on paper or on their own telephone, and never on a screen of the house:
    nobody there scans it in passing.
    """
    is_seen_inside = page.printed_at is None and request.actor.officer_id is not None
    if is_seen_inside or page.voided_at is not None:
        return ""
    return rate_code(page.sheet, _base(request))


def _base(request: OurRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")
