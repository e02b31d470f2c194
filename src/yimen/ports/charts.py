"""Charts drawn by Vega: one specification, as SVG for the page and PNG for Word.

Altair writes the specification, vl-convert draws it in the process, with the fonts we
found and nothing from the net. Series differ in colour, in lightness and in dash or
shape, so that they are told apart in grey and by the colour-blind.
"""

from functools import cache, lru_cache
from typing import Any, Final

from yimen.ports import fonts
from yimen.rules.charts import Chart, ChartKind, Figure

WIDTH: Final = 560
HEIGHT: Final = 240
_A_ROW: Final = 26
_INK: Final = "#1b2330"
_MUTED: Final = "#5b6675"
_LINE: Final = "#d9dfe7"
_MARK: Final = "#c8102e"
_COLOURS: Final = ("#1d5fbf", "#e69f00", "#1b2330", "#7fb2e5")
_DASHES: Final = ([1, 0], [6, 3], [2, 2], [8, 2, 2, 2])
_SHAPES: Final = ("circle", "square", "triangle-up", "diamond")
_FAMILY: Final = f'"PingFang SC","Microsoft YaHei","{fonts.SANS}",sans-serif'


@lru_cache(maxsize=512)
def svg(chart: Chart, width: int = WIDTH, height: int = HEIGHT) -> str:
    """The chart as one SVG element, with its words on it."""
    drawn: str = _vega().vegalite_to_svg(_specification(chart, width, height))
    return drawn


def png(chart: Chart, width: int = WIDTH, height: int = HEIGHT) -> bytes:
    """The chart as a picture, twice as fine as a screen."""
    drawn: bytes = _vega().vegalite_to_png(
        _specification(chart, width, height), scale=2
    )
    return drawn


@cache
def _vega() -> Any:
    import vl_convert

    for folder in fonts.folders():
        vl_convert.register_font_directory(str(folder))
    return vl_convert


def _specification(chart: Chart, width: int, height: int) -> dict[str, Any]:
    import altair as alt

    layers = [_figures(alt, chart)]
    if chart.mark is not None:
        layers.append(_target(alt, chart))
    if chart.kind is ChartKind.ROWS:
        height = _A_ROW * max(len(chart.labels), 1) * len(chart.series)
    drawn = alt.layer(*layers).properties(
        width=width, height=height, description=chart.words
    )
    found: dict[str, Any] = _styled(drawn).to_dict()
    return found


def _figures(alt: Any, chart: Chart) -> Any:
    values = [
        {"label": label, "name": one.name, "figure": _plain(figure), "turn": turn}
        for turn, one in enumerate(chart.series)
        for label, figure in zip(chart.labels, one.figures, strict=True)
    ]
    along = alt.X if chart.kind is not ChartKind.ROWS else alt.Y
    up = alt.Y if chart.kind is not ChartKind.ROWS else alt.X
    label = along("label:N", sort=None, title=chart.across or None)
    stack = "zero" if chart.kind is ChartKind.STACKED else None
    figure = up("figure:Q", title=chart.unit or None).stack(stack)
    base = alt.Chart(alt.Data(values=values))
    return _marked(base, chart).encode(
        label, figure, _coloured(alt, chart), **_apart(alt, chart)
    )


def _marked(base: Any, chart: Chart) -> Any:
    if chart.kind is ChartKind.LINES:
        return base.mark_line(strokeWidth=2.5, point={"size": 60, "filled": True})
    return base.mark_bar(stroke=_INK, strokeWidth=0.4)


def _coloured(alt: Any, chart: Chart) -> Any:
    many = len(chart.series) > 1
    legend = alt.Legend(title=None, orient="top") if many else None
    return alt.Color("name:N", sort=None, legend=legend).scale(
        domain=[one.name for one in chart.series],
        range=list(_COLOURS[: len(chart.series)]),
    )


def _apart(alt: Any, chart: Chart) -> dict[str, Any]:
    """How series are told apart beside their colour."""
    names = [one.name for one in chart.series]
    if len(names) == 1:
        return {}
    if chart.kind is ChartKind.BARS:
        return {"xOffset": alt.XOffset("name:N", sort=names)}
    if chart.kind is ChartKind.ROWS:
        return {"yOffset": alt.YOffset("name:N", sort=names)}
    if chart.kind is ChartKind.STACKED:
        return {"order": alt.Order("turn:Q")}
    dashes = [list(dash) for dash in _DASHES[: len(names)]]
    shapes = list(_SHAPES[: len(names)])
    return {
        "strokeDash": alt.StrokeDash("name:N", legend=None).scale(
            domain=names, range=dashes
        ),
        "shape": alt.Shape("name:N", legend=None).scale(domain=names, range=shapes),
    }


def _target(alt: Any, chart: Chart) -> Any:
    """A line to reach, with its name on it."""
    data = alt.Data(values=[{"mark": _plain(chart.mark), "said": chart.mark_name}])
    where = alt.X("mark:Q") if chart.kind is ChartKind.ROWS else alt.Y("mark:Q")
    base = alt.Chart(data).encode(where)
    rule = base.mark_rule(color=_MARK, strokeDash=[4, 3], strokeWidth=1.5)
    words = base.mark_text(
        align="left", dx=4, dy=-6, x=0, color=_MARK, fontSize=12
    ).encode(text="said:N")
    return rule + words if chart.kind is not ChartKind.ROWS else rule


def _styled(drawn: Any) -> Any:
    return (
        drawn.configure(font=_FAMILY, background="white", padding=8)
        .configure_axis(
            labelColor=_INK,
            titleColor=_MUTED,
            gridColor=_LINE,
            domainColor=_MUTED,
            labelFontSize=12,
            titleFontSize=12,
            titleFontWeight="normal",
            labelLimit=220,
        )
        .configure_axisX(labelAngle=0, grid=False)
        .configure_legend(labelFontSize=12, labelColor=_INK, symbolSize=120)
        .configure_view(stroke=None)
    )


def _plain(figure: Figure) -> float | None:
    return None if figure is None else float(figure)
