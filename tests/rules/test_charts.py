"""Charts as values: gaps stay gaps, and every figure stands in words."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.charts import Chart, ChartKind, Series, shown

FIGURES = st.none() | st.integers(0, 10**6) | st.fractions(0, 100)


def a_chart(*series: Series, labels: tuple[str, ...] = ("周一", "周二")) -> Chart:
    return Chart(
        title="周二少了", kind=ChartKind.BARS, labels=labels, series=series, unit="件"
    )


def test_nought_and_nothing_are_not_the_same() -> None:
    chart = a_chart(Series("受理", (0, None)))

    assert chart.rows == (("周一", "0"), ("周二", "—"))
    assert chart.words == "周二少了（件）。受理：周一 0，周二 —"
    assert not chart.is_empty
    assert a_chart(Series("受理", (None, None))).is_empty
    assert a_chart().is_empty


def test_two_of_one_name_are_two() -> None:
    labels = ("办公室", "大厅", "办公室", "办公室")
    chart = a_chart(Series("受理", (1, 2, 3, 4)), labels=labels)

    assert chart.places == ("办公室", "大厅", "办公室（2）", "办公室（3）")
    assert [row[0] for row in chart.rows] == list(chart.places)
    assert "办公室（2） 3" in chart.words


def test_figures_are_short() -> None:
    assert [shown(f) for f in (Fraction(200, 3), 12345, 99.5, 100)] == [
        "66.67",
        "12,345",
        "99.5",
        "100",
    ]


@given(st.lists(st.tuples(FIGURES, FIGURES), max_size=9))
def test_the_table_holds_every_figure(pairs: list[tuple[object, object]]) -> None:
    labels = tuple(f"第{n}天" for n in range(len(pairs)))
    left, right = ([one[n] for one in pairs] for n in (0, 1))
    chart = a_chart(
        Series("受理", tuple(left)),  # type: ignore[arg-type]
        Series("办结", tuple(right)),  # type: ignore[arg-type]
        labels=labels,
    )

    assert len(chart.rows) == len(pairs)
    assert all(len(row) == 3 for row in chart.rows)
    assert all(cell in chart.words for row in chart.rows for cell in row)


def test_a_figure_without_its_label_is_a_fault() -> None:
    with pytest.raises(ValueError, match="for each label"):
        a_chart(Series("受理", (1,)))
    with pytest.raises(ValueError, match="told apart"):
        a_chart(*(Series(str(n), (1, 2)) for n in range(5)))
