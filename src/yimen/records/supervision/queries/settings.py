"""By which settings supervision judges, now and before."""

from dataclasses import dataclass
from datetime import datetime

from yimen.records.people import queries as people
from yimen.records.supervision.models import WatchSettings
from yimen.rules.supervision.settings import Profile, Settings, standard_limits


@dataclass(frozen=True, slots=True)
class SettingsRow:
    """A version of the settings in the list of versions."""

    settings: Settings
    reason: str
    set_at: datetime
    set_by: str


def settings_in_force() -> Settings:
    """The last version, or the house's standard when nobody has set one."""
    row = WatchSettings.objects.order_by("-number").first()
    return _settings(row) if row else Settings()


def settings_of(number: int) -> Settings:
    """The version with this number; nought is the standard."""
    row = WatchSettings.objects.filter(number=number).first()
    return _settings(row) if row else Settings()


def settings_versions() -> tuple[SettingsRow, ...]:
    """Every version, the newest first."""
    rows = list(WatchSettings.objects.order_by("-number"))
    names = people.names_of({row.set_by_id for row in rows if row.set_by_id})
    return tuple(
        SettingsRow(
            _settings(row), row.reason, row.set_at, names.get(row.set_by_id or 0, "")
        )
        for row in rows
    )


def _settings(row: WatchSettings) -> Settings:
    profile = Profile(row.profile)
    return Settings(
        profile=profile,
        limits=standard_limits(profile) | row.limits,
        off=frozenset(row.off),
        version=row.number,
    )
