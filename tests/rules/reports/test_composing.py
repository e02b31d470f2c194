"""Reports from any figures: every number is the figure, and is explained."""

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.conduct.attendance_figures import Tally
from yimen.rules.reports import keeping, parts, sentences
from yimen.rules.reports.books import Book
from yimen.rules.reports.composing import composed
from yimen.rules.reports.definitions import NoDefinition, definition_of
from yimen.rules.reports.figures import Attended, Figures, Gathered, Scored
from yimen.rules.reports.kinds import KINDS, ReportKind, named, title_of
from yimen.rules.reports.sentences import compared, said
from yimen.rules.reports.values import Number, Report, Sentence, ToldAlone
from yimen.rules.spread import Spread, spread
from yimen.rules.statistics.definitions import (
    ALWAYS_BESIDE,
    NOTHING,
    STATISTICS,
    rounded,
)
from yimen.rules.statistics.periods import Beside, month_of, quarter_of, year_of
from yimen.rules.statistics.quantities import Measured, Quantity

OCTOBER = month_of(date(2026, 10, 9))
NAMES = [one.value for one in (*Quantity, *Book)]
LABELS = ("区政务服务中心", "柳坪镇便民服务中心", "市场监督管理局")


def some_figures(random: Random) -> Figures:
    """Any counts and days, so drawn that a draw is cheap."""
    most = random.choice((0, 1, 12, 30_000))

    def counts() -> dict[str, int]:
        return {name: random.randint(0, most) for name in NAMES}

    def days() -> dict[Measured, Spread]:
        found = [random.randint(0, 90) for _ in range(random.randint(0, 4))]
        return {one: spread(found) for one in Measured}

    return Figures(
        key=str(random.randint(1, 99)),
        label=random.choice(LABELS),
        values={beside: counts() for beside in Beside},
        spreads={beside: days() for beside in Beside},
    )


def gathered(seed: int) -> Gathered:
    """Everything a report draws on, of any size."""
    random = Random(seed)  # noqa: S311 - no secret

    def groups() -> tuple[Figures, ...]:
        return tuple(some_figures(random) for _ in range(random.randint(0, 3)))

    total = random.choice((None, Fraction(random.randint(0, 11000), 100)))
    return Gathered(
        hall="青溪区政务服务中心",
        period=random.choice((OCTOBER, quarter_of(date(2026, 10, 9)))),
        whole=some_figures(random),
        halls=groups(),
        organs=groups(),
        matters=groups(),
        months=groups(),
        attendance=random.choice(((), (Attended("市场监督管理局", Tally(due=2)),))),
        scores=random.choice(((), (Scored("市场监督管理局", total, "优秀"),))),
    )


FIGURES = st.integers(0).map(lambda seed: some_figures(Random(seed)))  # noqa: S311
GATHERED = st.integers(0).map(gathered)


def figures(**values: int) -> Figures:
    nothing: dict[str, int] = dict.fromkeys(NAMES, 0)
    return Figures(values={Beside.NOW: nothing | values})


@given(kind=st.sampled_from(ReportKind), told=GATHERED)
def test_every_number_is_the_figure_and_has_a_footnote(
    kind: ReportKind, told: Gathered
) -> None:
    report = composed(kind, told)

    marks = report.marks
    assert report.numbers
    for number in report.numbers:
        definition = report.definitions[marks[number.meaning] - 1]
        assert definition == definition_of(number.meaning)
        assert definition.words
        assert definition.source
    for sentence in report.sections[0].sentences:
        for number in sentence.numbers:
            if not number.by:
                assert number == told.whole.number(number.name)
            if number.name in STATISTICS and not number.by:
                exact = STATISTICS[number.name].value(told.whole.values[Beside.NOW])
                places = STATISTICS[number.name].places
                shown = NOTHING if exact is None else f"{rounded(exact, places):,}"
                assert number.said.removesuffix("%") == shown


@given(kind=st.sampled_from(ReportKind), told=GATHERED)
def test_what_flatters_alone_never_stands_alone(
    kind: ReportKind, told: Gathered
) -> None:
    for section in composed(kind, told).sections:
        for told_together in (
            *({one.name for one in words.numbers} for words in section.sentences),
            *(
                {cell.name for row in table.rows for cell in row.cells}
                for table in section.tables
            ),
        ):
            for name, companion in ALWAYS_BESIDE.items():
                assert name not in told_together or companion in told_together


@given(kind=st.sampled_from(ReportKind), told=GATHERED)
def test_what_is_kept_reads_back_the_same(kind: ReportKind, told: Gathered) -> None:
    report = composed(kind, told)

    kept = json.loads(json.dumps(keeping.as_data(report)))

    assert keeping.from_data(kept) == report
    assert keeping.digest_of(kept) == keeping.digest_of(keeping.as_data(report))


@given(told=FIGURES, beside=st.sampled_from((Beside.LAST_PERIOD, Beside.LAST_YEAR)))
def test_a_comparison_is_the_difference(told: Figures, beside: Beside) -> None:
    for number in compared(told, beside).numbers:
        now = told.number(number.name).value
        then = told.number(number.name, beside).value
        assert now is not None
        assert then is not None
        moved = now - then
        if number.by.startswith("growth"):
            assert number.value == abs(Fraction(moved) / then * 100)
        else:
            assert number.value == abs(moved)


def test_the_sentence_of_the_seed_is_written() -> None:
    told = figures(
        applied=11871,
        accepted=11866,
        closed=11690,
        closed_in_month=11637,
        closed_same_day=7287,
        open=176,
    )

    words = said(sentences.RECEIVED, told).text

    assert words == (
        "共收件11,871件，受理11,866件，办结11,690件，办结率98.52%"
        "（其中当月办结率98.07%），平均日结率61.41%；上期结转0件，期末在办176件。"
    )
    assert (
        "5,860.00万元" in said(sentences.MONEY, figures(asked_cents=5_860_000_000)).text
    )


def test_faster_says_against_what_three_times() -> None:
    told = figures(
        matter_statutory_days=20,
        matter_promised_days=10,
        statutory_days=40,
        used_of_statutory=10,
        promised_days=16,
        used_of_promised=12,
    )

    words = said(sentences.FASTER, told).text

    assert words.startswith(
        "目录承诺时限比法定时限提速50.00%，实际办理比法定时限提速75.00%，"
        "比承诺时限提速25.00%；"
    )


def test_the_circular_tells_the_attendance_unit_by_unit() -> None:
    tallies = (Tally(due=44, attended=40, late=2, absent=2, unknown=2), Tally(due=4))
    told = replace(
        gathered(7),
        attendance=tuple(map(Attended, LABELS, tallies)),
    )

    section = parts.attendance(told)

    (table,) = section.tables
    said_of = {row.label: [cell.said for cell in row.cells] for row in table.rows}
    assert table.heads[0] == "应到（半天）"
    assert said_of[LABELS[0]] == ["44", "40", "95.24%", "2", "0", "2", "0", "2"]
    assert said_of["合计"][:3] == ["48", "40", "86.96%"]
    titles = [one.title for one in composed(ReportKind.CIRCULAR, told).sections]
    assert "考勤情况" in titles
    assert "考勤情况" not in {
        one.title for one in composed(ReportKind.MONTHLY, told).sections
    }
    empty = parts.attendance(replace(told, attendance=()))
    assert "没有考勤可以通报" in empty.sentences[0].text


def test_of_nothing_there_is_no_share() -> None:
    words = said(sentences.IN_TIME, figures()).text

    assert "按时办结率—，计入在办超期后为—" in words
    assert compared(figures(), Beside.LAST_YEAR).text == (
        "去年同期没有办件，不作比较。"
    )


def test_a_comparison_says_which_way_it_went() -> None:
    now = dict.fromkeys(NAMES, 0) | {
        "applied": 9,
        "accepted": 30,
        "closed": 20,
        "on_time": 10,
        "used_days": 20,
    }
    then = dict.fromkeys(NAMES, 0) | {
        "applied": 9,
        "accepted": 24,
        "closed": 20,
        "on_time": 20,
        "used_days": 40,
    }
    told = Figures(values={Beside.NOW: now, Beside.LAST_PERIOD: then})

    words = compared(told, Beside.LAST_PERIOD).text

    assert words == (
        "与上期相比，受理增加6件（25.00%）；办结持平；"
        "计入在办超期的按时率下降50.00个百分点；平均用时减少1.00个工作日（50.00%）。"
    )


def test_what_must_not_be_told_alone_is_refused() -> None:
    with pytest.raises(ToldAlone):
        said("按时办结率{on_time_rate}。", figures())
    with pytest.raises(ValueError, match="name"):
        Sentence(("共受理12件。",))
    with pytest.raises(NoDefinition):
        definition_of("luck")


def test_a_share_says_of_what_and_a_count_does_not() -> None:
    assert definition_of("on_time_rate_open").denominator == "办结 + 在办超期"
    assert definition_of("mean_waited_days").denominator == ""
    assert definition_of("accepted").denominator == ""


def test_numbers_are_numbers_for_a_spreadsheet() -> None:
    assert Number("closing_rate", Fraction(11690 * 100, 11866), 2, "%").plain == 0.9852
    assert Number("accepted", Fraction(3)).plain == 3
    assert Number("accepted", None).plain is None


def test_a_brief_is_short_and_the_public_sees_no_scores() -> None:
    busy = figures(applied=3, accepted=3, closed=2, open_overdue=1)
    organs = tuple(
        Figures(key=f"{n}", label=f"单位{n}", values=busy.values) for n in range(9)
    )
    told = Gathered(
        hall="中心",
        period=OCTOBER,
        whole=busy,
        organs=organs,
        scores=(Scored("单位", Fraction(91), "优秀"),),
    )

    brief = composed(ReportKind.BRIEF, told)
    public = composed(ReportKind.DISCLOSURE, told)

    assert [len(table.rows) for one in brief.sections for table in one.tables] == [5]
    assert all(number.name != "score" for number in public.numbers)
    assert tables_of(composed(ReportKind.CIRCULAR, told))[-1] == "考评得分"


def tables_of(report: Report) -> list[str]:
    return [table.title for one in report.sections for table in one.tables]


def test_reports_are_called_by_their_time() -> None:
    assert named(year_of(OCTOBER.first_on)) == "2026年"
    assert named(quarter_of(OCTOBER.first_on)) == "2026年第四季度"
    assert title_of(ReportKind.MONTHLY, OCTOBER) == "2026年10月政务服务工作月报"
    assert {kind for kind in KINDS if KINDS[kind].is_public} == {ReportKind.DISCLOSURE}


def test_months_below_a_line_say_their_year_once() -> None:
    busy = figures(applied=3, accepted=3, closed=2).values
    labels = ("2025-12", "2026-01", "2026-02")
    told = Gathered(
        hall="中心",
        period=OCTOBER,
        whole=Figures(values=busy),
        months=tuple(Figures(key=one, label=one, values=busy) for one in labels),
    )

    report = composed(ReportKind.MONTHLY, told)

    (drawing,) = [one for part in report.sections for one in part.drawings]
    assert drawing.chart.labels == ("25年12月", "26年1月", "2月")
