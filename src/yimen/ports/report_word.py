"""A report as a Word document, through the template that the hall has put in force.

A template is somebody's file. So it is filled in a sandbox that knows no call, no
product and few filters: it may say where names go and repeat parts, nothing else. What
it fetches from elsewhere or runs by itself is refused before.
"""

import zipfile
from functools import lru_cache
from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.shared import Cm
from docxtpl import DocxTemplate, InlineImage, RichText
from jinja2 import StrictUndefined, TemplateError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import missing

from yimen.ports import charts
from yimen.ports.report_faults import explained
from yimen.rules.charts import Chart
from yimen.rules.reports.layout import (
    Head,
    LaidRow,
    LaidSection,
    LaidTable,
    Said,
    laid_out,
)
from yimen.rules.reports.papers import Paper
from yimen.rules.reports.sample import sample
from yimen.rules.reports.templates import (
    TemplateActive,
    TemplateUnreadable,
    check_names,
    check_size,
)

_BODY: Final = "word/document.xml"
_FILTERS: Final = ("length", "join", "first", "last", "trim", "default", "escape", "e")
_TABLE_SIZE: Final = 18  # in half points
_PICTURE: Final = Cm(15.5)
_KEPT: Final = 64  # pictures
_OF_A_TEMPLATE: Final = (TemplateError, TypeError, ValueError, ArithmeticError)
"""What a template may end with that can be read and yet not be filled in."""


class _Unknown(StrictUndefined):
    """A name that no report has; of a part of something, with a dot before it."""

    @property
    def _undefined_message(self) -> str:
        dot = "" if self._undefined_obj is missing else "."
        return f"{dot}{self._undefined_name}"


class _Sandbox(SandboxedEnvironment):
    """Names, conditions and loops; no calls, no products, few filters."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        del context, left, right
        raise SecurityError(f"{operator} is not for templates")

    def is_safe_callable(self, obj: Any) -> bool:
        del obj
        return False


def report_word(paper: Paper, template: bytes) -> bytes:
    """The document; raises what is wrong with the template."""
    return _filled(paper, template)


def check_template(template: bytes) -> None:
    """Raises what is wrong with a template, tried out on a sample."""
    _check_container(template)
    environment = _environment()
    document = DocxTemplate(BytesIO(template))
    try:
        used = document.get_undeclared_template_variables(environment)
    except _OF_A_TEMPLATE as error:
        raise explained(template, environment, error) from None
    check_names(used)
    _filled(sample(), template)


def _check_container(template: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(template)) as archive:
            check_size(len(template), sum(one.file_size for one in archive.infolist()))
            names = archive.namelist()
            related = [archive.read(one) for one in names if one.endswith(".rels")]
    except zipfile.BadZipFile:
        raise TemplateUnreadable from None
    if _BODY not in names:
        raise TemplateUnreadable
    if any("vbaProject" in name or "embeddings/" in name for name in names):
        raise TemplateActive
    if any(_fetches(one) for one in related):
        raise TemplateActive
    if not _is_document(template):
        raise TemplateUnreadable


def _is_document(template: bytes) -> bool:
    """Whether its parts are there and can be read."""
    try:
        Document(BytesIO(template))
    except (KeyError, ValueError, SyntaxError, AttributeError):
        return False
    return True


def _fetches(related: bytes) -> bool:
    """Whether something besides a link is looked up elsewhere."""
    return any(
        b'TargetMode="External"' in one and b"/hyperlink" not in one
        for one in related.split(b"<Relationship ")
    )


def _filled(paper: Paper, template: bytes) -> bytes:
    document, environment = DocxTemplate(BytesIO(template)), _environment()
    context = _context(document, paper)
    try:
        document.render(context, environment, autoescape=True)
    except _OF_A_TEMPLATE as error:
        raise explained(template, environment, error) from None
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _environment() -> SandboxedEnvironment:
    environment = _Sandbox(undefined=_Unknown, autoescape=True)
    environment.globals.clear()
    environment.filters = {name: environment.filters[name] for name in _FILTERS}
    return environment


def _context(document: Any, paper: Paper) -> dict[str, Any]:
    layout = laid_out(paper)
    state = f"摘要（SHA-256）{layout.digest}" if layout.digest else "草稿，未签发"
    return {
        "title": layout.title,
        "hall": layout.hall,
        "days": layout.days,
        "correction": layout.correction,
        "state": state,
        "sections": [_section(document, one) for one in layout.sections],
        "remarks": list(layout.remarks),
        "remarks_title": layout.remarks_title,
        "notes": [
            {"number": one.number, "label": one.label, "words": one.words}
            for one in layout.notes
        ],
        "hands": [{"name": name, "words": words} for name, words in layout.hands],
    }


def _section(document: Any, section: LaidSection) -> dict[str, Any]:
    return {
        "title": section.title,
        "sentences": [_sentence(pieces) for pieces in section.sentences],
        "tables": [_table(table) for table in section.tables],
        "charts": [
            _chart(document, chart) for chart in section.charts if not chart.is_empty
        ],
    }


def _sentence(pieces: tuple[Said, ...]) -> Any:
    told = RichText()
    for piece in pieces:
        told.add(piece.text, bold=bool(piece.mark))
        if piece.mark:
            told.add(str(piece.mark), superscript=True)
    return told


def _table(table: LaidTable) -> dict[str, Any]:
    return {
        "title": table.title,
        "across": _small(table.across, bold=True),
        "heads": [_head(head) for head in table.heads],
        "rows": [_row(row) for row in table.rows],
        "note": table.note,
    }


def _head(head: Head) -> Any:
    told = _small(head.text, bold=True)
    if head.mark:
        told.add(head.mark, superscript=True, size=_TABLE_SIZE)
    return told


def _row(row: LaidRow) -> dict[str, Any]:
    label = _small(row.label, bold=row.is_total)
    if row.mark:
        label.add(str(row.mark), superscript=True, size=_TABLE_SIZE)
    cells = [_small(cell.text, bold=row.is_total) for cell in row.cells]
    return {"label": label, "cells": cells}


def _small(text: str, *, bold: bool) -> Any:
    return RichText(text, size=_TABLE_SIZE, bold=bold)


def _chart(document: Any, chart: Chart) -> dict[str, Any]:
    picture = InlineImage(document, BytesIO(_picture(chart)), width=_PICTURE)
    return {"title": chart.title, "picture": picture}


@lru_cache(maxsize=_KEPT)
def _picture(chart: Chart) -> bytes:
    return charts.png(chart)
