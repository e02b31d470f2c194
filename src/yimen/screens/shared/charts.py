"""A chart on a page: the picture, the sentence above it, its figures as a table."""

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from yimen.ports import charts
from yimen.rules.charts import Chart


@dataclass(frozen=True, slots=True)
class ChartFrame:
    """What `shared/_chart.html` shows."""

    title: str
    words: str
    picture: SafeString | None  # None: there is no figure to draw
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def framed(
    chart: Chart, width: int = charts.WIDTH, height: int = charts.HEIGHT
) -> ChartFrame:
    """The chart, drawn."""
    return ChartFrame(
        title=chart.title,
        words=chart.words,
        picture=None if chart.is_empty else _picture(chart, width, height),
        head=(chart.across, *(one.name for one in chart.series)),
        rows=chart.rows,
    )


def _picture(chart: Chart, width: int, height: int) -> SafeString:
    drawn = charts.svg(chart, width, height)
    # Vega escapes every text that we put into a chart; a test holds it to that.
    return mark_safe(drawn.replace("<svg ", '<svg aria-hidden="true" ', 1))  # noqa: S308
