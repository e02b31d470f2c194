"""A report as PDF: set in type by Typst, with its charts as drawings."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import typst

from yimen.ports import charts, fonts
from yimen.rules.charts import Chart
from yimen.rules.reports.kinds import KINDS
from yimen.rules.reports.layout import laid_out
from yimen.rules.reports.papers import Paper

_TEMPLATE: Final = Path(__file__).parents[1] / "data" / "typst" / "report.typ"
_WIDTH: Final = 520
_LOW: Final = 170  # where all has to fit on a page
_HIGH: Final = 220


def report_pdf(paper: Paper) -> bytes:
    """The file's bytes; the same paper gives the same bytes."""
    told = asdict(laid_out(paper))
    is_one_page = KINDS[paper.report.kind].fits_one_page
    for section, kept in zip(told["sections"], paper.report.sections, strict=True):
        section["charts"] = [
            _drawn(drawing.chart, _LOW if is_one_page else _HIGH)
            for drawing in kept.drawings
        ]
    made = typst.compile(
        str(_TEMPLATE),
        format="pdf",
        font_paths=[str(folder) for folder in fonts.folders()],
        ignore_system_fonts=True,
        sys_inputs={
            "report": json.dumps(told | {"is_brief": is_one_page}, ensure_ascii=False)
        },
    )
    return bytes(made)


def _drawn(chart: Chart, height: int) -> dict[str, Any]:
    if chart.is_empty:
        return {"title": chart.title, "svg": "", "words": chart.words}
    drawn = charts.svg(chart, _WIDTH, height)
    return {"title": chart.title, "svg": drawn, "words": chart.words}
