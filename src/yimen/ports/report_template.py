"""The Word template that ships: what a hall downloads, changes and puts in force.

It is an ordinary document; what stands in braces is filled in. `{%p … %}` stands for
its whole paragraph, `{%tr … %}` for its row and `{%tc … %}` for its cell.
"""

from functools import cache
from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

SONG: Final = "宋体"
BLACK: Final = "黑体"
_RED: Final = RGBColor(0xC8, 0x10, 0x2E)
_MUTED: Final = RGBColor(0x5B, 0x66, 0x75)


@cache
def default_template() -> bytes:
    """The file's bytes."""
    made = Document()
    _page(made)
    _styles(made)
    _title(made)
    _sections(made)
    _closing(made)
    kept = BytesIO()
    made.save(kept)
    return kept.getvalue()


def _page(made: Any) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2.2)
    made.core_properties.title = "{{ title }}"
    made.core_properties.author = "{{ hall }}"
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(footer, "{{ state }}", size=8, colour=_MUTED)


def _styles(made: Any) -> None:
    for name, font, size in (
        ("Normal", SONG, 11),
        ("Heading 1", BLACK, 13),
        ("Caption", BLACK, 10),
    ):
        style = made.styles[name]
        style.font.name, style.font.size = font, Pt(size)
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.font.bold = name != "Normal"
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    made.styles["Normal"].paragraph_format.space_after = Pt(4)
    made.styles["Normal"].paragraph_format.line_spacing = 1.35


def _title(made: Any) -> None:
    _centred(made, "{{ hall }}", size=15, colour=_RED)
    _centred(made, "{{ title }}", size=22, font=BLACK, bold=True)
    _centred(made, "{{ days }}", size=10.5, colour=_MUTED)
    _lines(made, "{%p if correction %}", "{{ correction }}", "{%p endif %}")


def _sections(made: Any) -> None:
    _lines(made, "{%p for section in sections %}")
    made.add_paragraph("{{ section.title }}", style="Heading 1")
    _lines(made, "{%p for sentence in section.sentences %}")
    words = made.add_paragraph("{{r sentence }}")
    words.paragraph_format.first_line_indent = Pt(22)
    _lines(made, "{%p endfor %}", "{%p for table in section.tables %}")
    _table(made)
    note = made.add_paragraph()
    _run(note, "{{ table.note }}", size=9, colour=_MUTED)
    _lines(made, "{%p endfor %}", "{%p for chart in section.charts %}")
    caption = made.add_paragraph("{{ chart.title }}", style="Caption")
    caption.alignment = WD_ALIGN_PARAGRAPH.CENTER
    caption.paragraph_format.keep_with_next = True
    _centred(made, "{{ chart.picture }}", size=11)
    _lines(made, "{%p endfor %}", "{%p endfor %}")


def _table(made: Any) -> None:
    """A head, a row for each group; as many columns as the table has."""
    table = made.add_table(rows=4, cols=4)
    table.style = "Table Grid"
    cells = [
        ("{{r table.across }}", "{%tc for head in table.heads %}", "{{r head }}"),
        ("{%tr for row in table.rows %}", "", ""),
        ("{{r row.label }}", "{%tc for cell in row.cells %}", "{{r cell }}"),
        ("{%tr endfor %}", "", ""),
    ]
    for line, texts in enumerate(cells):
        ends = "{%tc endfor %}" if texts[1] else ""
        for cell, text in zip(table.rows[line].cells, (*texts, ends), strict=True):
            _cell(cell.paragraphs[0], text)


def _cell(paragraph: Any, text: str) -> None:
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = 1.1
    if text.startswith(("{{r head", "{{r cell")):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _run(paragraph, text, size=9)


def _closing(made: Any) -> None:
    _lines(made, "{%p if remarks %}")
    made.add_paragraph("{{ remarks_title }}", style="Heading 1")
    _lines(made, "{%p for line in remarks %}")
    said = made.add_paragraph("{{ line }}")
    said.paragraph_format.first_line_indent = Pt(22)
    _lines(made, "{%p endfor %}", "{%p endif %}", "{%p for hand in hands %}")
    hand = made.add_paragraph("{{ hand.name }}：{{ hand.words }}")
    hand.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _lines(made, "{%p endfor %}")
    made.add_paragraph("口径", style="Heading 1")
    _lines(made, "{%p for note in notes %}")
    note = made.add_paragraph()
    note.paragraph_format.space_after = Pt(1)
    _run(note, "{{ note.number }}. {{ note.label }}：{{ note.words }}", size=9)
    _lines(made, "{%p endfor %}")


def _lines(made: Any, *texts: str) -> None:
    for text in texts:
        made.add_paragraph(text)


def _centred(made: Any, text: str, **about: Any) -> None:
    paragraph = made.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(paragraph, text, **about)


def _run(
    paragraph: Any,
    text: str,
    *,
    size: float,
    font: str = "",
    colour: RGBColor | None = None,
    bold: bool = False,
) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.bold = Pt(size), bold
    if colour is not None:
        run.font.color.rgb = colour
    if font:
        run.font.name = font
        run.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
