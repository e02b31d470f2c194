"""Charts drawn by Vega: one specification, as SVG for the page and PNG for Word.

Altair writes the specification, vl-convert draws it in the process, with the fonts we
found and nothing from the net. Series differ in colour, in lightness and in dash or
shape, so that they are told apart in grey and by the colour-blind.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from yimen.ports import fonts
from yimen.rules.charts import Chart, ChartKind, Figure, Series

WIDTH: Final = 560
HEIGHT: Final = 240
_A_ROW: Final = 26
_INK: Final = "#1b2330"
_MUTED: Final = "#5b6675"
_LINE: Final = "#d9dfe7"
_RED: Final = "#c8102e"
_COLOURS: Final = ("#1d5fbf", "#e69f00", "#1b2330", "#7fb2e5")
_DASHES: Final = ([1, 0], [6, 3], [2, 2], [8, 2, 2, 2])
_SHAPES: Final = ("circle", "square", "triangle-up", "diamond")
_FIGURES: Final = "figures"
_MARK: Final = "mark"
_LIMIT: Final = 220  # pixels of a label
_LEGEND_LIMIT: Final = 160
_SHORT_LABEL: Final = 18  # so many characters are never longer
_SHORT_NAME: Final = 13
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


def make_ready() -> None:
    """Start the drawing engine and let it draw once of each kind."""
    for kind in ChartKind:
        bars = Series("件", (1, 2)), Series("件以前", (2, 1))
        svg(Chart(title="", kind=kind, labels=("甲", "乙"), series=bars))


@cache
def _vega() -> Any:
    import vl_convert

    for folder in fonts.folders():
        vl_convert.register_font_directory(str(folder))
    return vl_convert


def _specification(chart: Chart, width: int, height: int) -> dict[str, Any]:
    """The shape, made once for all charts of it, with the figures of this one."""
    if chart.kind is ChartKind.ROWS:
        height = _A_ROW * max(len(chart.labels), 1) * len(chart.series)
    shape = _shape(_Shape.of(chart), width, height)
    data = {_FIGURES: _values(chart), _MARK: [_mark_of(chart)]}
    return {**shape, "description": chart.words, "datasets": data}


def _values(chart: Chart) -> list[dict[str, Any]]:
    return [
        {"label": label, "name": one.name, "figure": _plain(figure), "turn": turn}
        for turn, one in enumerate(chart.series)
        for label, figure in zip(chart.places, one.figures, strict=True)
    ]


def _mark_of(chart: Chart) -> dict[str, Any]:
    return {"mark": _plain(chart.mark), "said": chart.mark_name}


@dataclass(frozen=True, slots=True)
class _Shape:
    """What charts have in common that differ in their figures alone."""

    kind: ChartKind
    names: tuple[str, ...]
    unit: str
    across: str
    has_mark: bool
    has_long_labels: bool
    has_long_names: bool

    @classmethod
    def of(cls, chart: Chart) -> "_Shape":
        names = tuple(one.name for one in chart.series)
        return cls(
            kind=chart.kind,
            names=names,
            unit=chart.unit,
            across=chart.across,
            has_mark=chart.mark is not None,
            has_long_labels=any(len(one) > _SHORT_LABEL for one in chart.labels),
            has_long_names=any(len(one) > _SHORT_NAME for one in names),
        )


@lru_cache(maxsize=128)
def _shape(shape: _Shape, width: int, height: int) -> dict[str, Any]:
    import altair as alt

    layers = [_figures(alt, shape)]
    if shape.has_mark:
        layers.append(_target(alt, shape))
    drawn = alt.layer(*layers).properties(width=width, height=height)
    found: dict[str, Any] = _styled(drawn, shape).to_dict()
    return found


def _figures(alt: Any, shape: _Shape) -> Any:
    along = alt.X if shape.kind is not ChartKind.ROWS else alt.Y
    up = alt.Y if shape.kind is not ChartKind.ROWS else alt.X
    label = along("label:N", sort=None, title=shape.across or None)
    stack = "zero" if shape.kind is ChartKind.STACKED else None
    figure = up("figure:Q", title=shape.unit or None).stack(stack)
    base = alt.Chart(alt.NamedData(name=_FIGURES))
    return _marked(base, shape).encode(
        label, figure, _coloured(alt, shape), **_apart(alt, shape)
    )


def _marked(base: Any, shape: _Shape) -> Any:
    if shape.kind is ChartKind.LINES:
        return base.mark_line(strokeWidth=2.5, point={"size": 60, "filled": True})
    return base.mark_bar(stroke=_INK, strokeWidth=0.4)


def _coloured(alt: Any, shape: _Shape) -> Any:
    many = len(shape.names) > 1
    legend = alt.Legend(title=None, orient="top") if many else None
    return alt.Color("name:N", sort=None, legend=legend).scale(
        domain=list(shape.names),
        range=list(_COLOURS[: len(shape.names)]),
    )


def _apart(alt: Any, shape: _Shape) -> dict[str, Any]:
    """How series are told apart beside their colour."""
    names = list(shape.names)
    if len(names) == 1:
        return {}
    if shape.kind is ChartKind.BARS:
        return {"xOffset": alt.XOffset("name:N", sort=names)}
    if shape.kind is ChartKind.ROWS:
        return {"yOffset": alt.YOffset("name:N", sort=names)}
    if shape.kind is ChartKind.STACKED:
        return {"order": alt.Order("turn:Q")}
    dashes = [list(dash) for dash in _DASHES[: len(names)]]
    shapes = list(_SHAPES[: len(names)])
    return {
        "strokeDash": alt.StrokeDash("name:N", legend=None).scale(
            domain=names, range=dashes
        ),
        "shape": alt.Shape("name:N", legend=None).scale(domain=names, range=shapes),
    }


def _target(alt: Any, shape: _Shape) -> Any:
    """A line to reach, with its name on it."""
    is_row = shape.kind is ChartKind.ROWS
    where = alt.X("mark:Q") if is_row else alt.Y("mark:Q")
    base = alt.Chart(alt.NamedData(name=_MARK)).encode(where)
    rule = base.mark_rule(color=_RED, strokeDash=[4, 3], strokeWidth=1.5)
    words = base.mark_text(
        align="left", dx=4, dy=-6, x=0, color=_RED, fontSize=12
    ).encode(text="said:N")
    return rule if is_row else rule + words


def _styled(drawn: Any, shape: _Shape) -> Any:
    # whoever may not be too long is measured once less, and measuring is what costs
    limit = _LIMIT if shape.has_long_labels else 0
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
            labelLimit=limit,
        )
        .configure_axisX(labelAngle=0, grid=False)
        .configure_legend(
            labelFontSize=12,
            labelColor=_INK,
            symbolSize=120,
            labelLimit=_LEGEND_LIMIT if shape.has_long_names else 0,
        )
        .configure_view(stroke=None)
    )


def _plain(figure: Figure) -> float | None:
    return None if figure is None else float(figure)
