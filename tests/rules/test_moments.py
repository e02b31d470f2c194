"""Moments of other systems, read in their own zone."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.rules import moments

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOON = datetime(2011, 10, 11, 11, 45, 40, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "2011-10-11T13:45:40+02:00",
        "2011-10-11 13:45:40+02:00",
        "2011-10-11T11:45:40Z",
        "2011-10-11T13:45:40.000+02:00",
        "2011-10-11 13:45:40",
        "2011/10/11 13:45:40",
        "2011年10月11日 13:45:40",
    ],
)
def test_one_instant_in_many_hands(written: str) -> None:
    assert moments.read(written, AMSTERDAM) == NOON


def test_fractions_of_any_length_are_read() -> None:
    for fraction in (".5", ".500", ".500000", ".500000000"):
        found = moments.read(f"2011-10-11T11:45:40{fraction}Z", AMSTERDAM)
        assert found == NOON.replace(microsecond=500_000)


def test_a_day_stays_a_day_until_somebody_says_which_end() -> None:
    found = moments.read("2011-10-11", AMSTERDAM)
    assert found == date(2011, 10, 11)
    assert not isinstance(found, datetime)
    begins, ends = (at(found, AMSTERDAM) for at in (moments.beginning, moments.end))
    assert begins == datetime(2011, 10, 10, 22, tzinfo=UTC)
    assert ends == datetime(2011, 10, 11, 21, 59, 59, 999_999, tzinfo=UTC)


@pytest.mark.parametrize("written", ["", "n/a", "2011-13-01", "2011-10-11 25:00", "7"])
def test_what_is_no_moment_is_none(written: str) -> None:
    assert moments.read(written, AMSTERDAM) is None


@given(st.datetimes(timezones=st.just(UTC)))
def test_what_python_writes_is_read_back(at: datetime) -> None:
    assert moments.read(at.isoformat(), AMSTERDAM) == at
    assert moments.read(at.isoformat(sep=" "), AMSTERDAM) == at
