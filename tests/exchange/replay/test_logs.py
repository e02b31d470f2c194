"""Logs as other systems write them, and the cases they come to."""

import gzip
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from yimen.exchange.replay.cases import cases
from yimen.exchange.replay.columns import NoLog, read_map
from yimen.exchange.replay.reading import read
from yimen.rules.replays import Finding, Log, LogCase, Oddity
from yimen.rules.statistics.cuts import Cut

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FLAT = """case:concept:name,concept:name,time:timestamp,org:resource,org:group,case:channel,case:department,case:startdate,case:enddate,case:deadline
c-1,Confirmation of receipt,2011-10-11 13:45:40.276000+02:00,R21,G1,Internet,General,2011-10-11 13:42:22+02:00,2011-12-06 12:00:00+01:00,2011-12-06 13:41:31+01:00
c-1,T02 Check,2011-10-12 08:26:25.398000+02:00,R10,G4,Internet,General,2011-10-11 13:42:22+02:00,2011-12-06 12:00:00+01:00,2011-12-06 13:41:31+01:00
c-2,Confirmation of receipt,2012-03-30 10:00:00+02:00,R11,G2,Desk,Experts,2012-03-30 09:00:00+02:00,,2012-05-25 09:00:00+02:00
"""  # noqa: E501 - lines of a log
XES = """<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1.0" xmlns="http://www.xes-standard.org/">
  <trace>
    <string key="concept:name" value="c-9"/>
    <date key="deadline" value="2011-12-06T13:41:31.788+01:00"/>
    <event>
      <string key="concept:name" value="receipt"/>
      <date key="time:timestamp" value="2011-10-11T13:45:40.276+02:00"/>
    </event>
    <event>
      <string key="concept:name" value="decide"/>
      <string key="org:resource" value="R2"/>
      <date key="time:timestamp" value="2011-10-13T13:45:40.276+02:00"/>
    </event>
  </trace>
</log>
"""


def _log(path: Path, content: str | bytes, mapping: Path | None = None) -> Log:
    raw = content.encode() if isinstance(content, str) else content
    path.write_bytes(raw)
    return cases(read(path, read_map(mapping)), AMSTERDAM)


def _cases(log: Log) -> list[LogCase]:
    return [case for case, _ in log.cases]


def test_columns_of_the_case_win_over_its_events(tmp_path: Path) -> None:
    log = _log(tmp_path / "log.csv", FLAT)
    first, second = _cases(log)
    assert log.rows == 3
    assert first.received_at == datetime(2011, 10, 11, 11, 42, 22, tzinfo=UTC)
    assert first.closed_at == datetime(2011, 12, 6, 11, tzinfo=UTC)
    assert first.places[Cut.ORGAN] == "General"
    assert first.places[Cut.OFFICER] == "R10"
    assert len(first.events) == 2
    assert second.closed_at is None  # the column is there, and empty


def test_without_a_closing_column_the_last_event_closes(tmp_path: Path) -> None:
    (case,) = _cases(_log(tmp_path / "log.xes", XES))
    assert case.case == "c-9"
    assert case.received_at == case.events[0].at
    assert case.closed_at == case.events[-1].at
    assert case.due_at is not None


@pytest.mark.parametrize("name", ["log.csv.gz", "log.xes.gz"])
def test_packed_logs_say_the_same(tmp_path: Path, name: str) -> None:
    plain = FLAT if "csv" in name else XES
    packed = _log(tmp_path / name, gzip.compress(plain.encode()))
    assert packed == _log(tmp_path / name.removesuffix(".gz"), plain)


def test_a_table_of_cases(tmp_path: Path) -> None:
    table = (
        "\ufeffCase;Received;Closed;Due;Matter;Organ\n"
        "1;2026-03-02 09:00;2026-03-05 10:00;2026-03-05;licence;A\n"
        "2;2026-03-02;;;licence;B\n"
        "3;2026-03-04;2026-03-03;;licence;B\n"
        ";2026-03-04;;;x;y\n"
        "4;;;;x;y\n"
        "1;2026-03-02 09:00;;;x;y\n"
        "2;;tomorrow;;x;y\n"
        "4;;;;x;y\n"
    )
    log = _log(tmp_path / "table.csv", table)
    first, second, third = _cases(log)
    assert log.rows + len(log.rejected) == 8
    assert [(row, odd) for row, odd, _ in log.rejected] == [
        (5, Oddity.CASE_MISSING),
        (6, Oddity.RECEIVED_MISSING),
        (9, Oddity.RECEIVED_MISSING),
    ]
    assert first.closed_at is not None
    assert first.due_at is not None
    assert first.closed_at <= first.due_at  # a due day ends at midnight
    assert first.oddities == (Finding(7, Oddity.CASE_REPEATED, "1"),)
    assert second.oddities == (
        Finding(8, Oddity.CASE_REPEATED, "2"),
        Finding(8, Oddity.INSTANT_UNREADABLE, "tomorrow"),
    )
    assert second.closed_at is None
    assert [odd for _, odd, _ in third.oddities] == [Oddity.CLOSED_BEFORE_RECEIVED]


def test_a_map_names_strange_columns(tmp_path: Path) -> None:
    mapping = tmp_path / "map.toml"
    mapping.write_text('[columns]\ncase = "Vorgang"\nreceived = "Eingang"\n', "utf-8")
    (case,) = _cases(
        _log(tmp_path / "t.csv", "Vorgang,Eingang\n7,2026-01-05\n", mapping)
    )
    assert case.case == "7"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "a,b\n1,2\n",
        "<log><trace>",
        "<log></log>",
        b"\xff\xfe\x00\x80",
        "case,due\n",
    ],
)
def test_what_is_no_log_says_so(tmp_path: Path, content: str | bytes) -> None:
    with pytest.raises(NoLog):
        _log(tmp_path / "log", content)


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE log [<!ENTITY a "aaaa">]><log><trace>&a;</trace></log>'
    with pytest.raises(NoLog):
        _log(tmp_path / "log.xes", bomb)


def test_an_unknown_name_in_a_map_is_refused(tmp_path: Path) -> None:
    mapping = tmp_path / "map.toml"
    mapping.write_text('colour = "red"\n', encoding="utf-8")
    with pytest.raises(NoLog):
        read_map(mapping)
