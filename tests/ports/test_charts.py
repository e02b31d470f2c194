"""Charts as pictures: the words are on them, and nothing foreign gets in."""

import re
from xml.etree import ElementTree as ET

import pytest

from yimen.ports import charts
from yimen.rules.charts import Chart, ChartKind, Series

EVIL = '<script>"&</script>'


def a_chart(kind: ChartKind, *names: str, labels: tuple[str, ...] = ("一月",)) -> Chart:
    return Chart(
        title="青溪区办件",
        kind=kind,
        labels=labels,
        series=tuple(Series(name, tuple(range(len(labels)))) for name in names),
        unit="件",
        mark=1,
        mark_name="目标",
    )


def texts(drawn: str) -> set[str]:
    return {str(one.text) for one in ET.fromstring(drawn).iter() if one.text}  # noqa: S314


@pytest.mark.parametrize("kind", list(ChartKind))
def test_every_kind_says_its_labels_and_names(kind: ChartKind) -> None:
    drawn = charts.svg(a_chart(kind, "受理", "办结", labels=("一月", "二月", "三月")))

    assert {"一月", "二月", "三月", "受理", "办结", "件"} <= texts(drawn)
    assert not re.search(r"\son\w+=|\sstyle=|href=|<script", drawn)


def test_two_of_one_name_have_a_bar_each() -> None:
    drawn = charts.svg(a_chart(ChartKind.ROWS, "办结", labels=("办公室", "办公室")))

    assert {"办公室", "办公室（2）"} <= texts(drawn)


def test_words_of_others_stay_words() -> None:
    drawn = charts.svg(a_chart(ChartKind.ROWS, EVIL, "办结", labels=(EVIL,)))

    assert "<script" not in drawn
    assert EVIL in texts(drawn)


def test_the_picture_for_word_has_chinese_on_it() -> None:
    """A drawing program without a font leaves the words out and says nothing."""
    one, other = (
        charts.png(a_chart(ChartKind.BARS, "受理", labels=(label,)))
        for label in ("青", "溪")
    )

    assert one.startswith(b"\x89PNG")
    assert one != other
