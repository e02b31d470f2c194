"""By which settings ratings are judged, now and before."""

from dataclasses import dataclass
from datetime import datetime

from yimen.records.people import queries as people
from yimen.records.ratings import models
from yimen.rules.voice.rating_settings import RatingSettings, standard_limits


@dataclass(frozen=True, slots=True)
class RatingSettingsRow:
    """A version of the settings in the list of versions."""

    settings: RatingSettings
    reason: str
    set_at: datetime
    set_by: str


def rating_settings() -> RatingSettings:
    """The last version, or the house's standard when nobody has set one."""
    row = models.RatingSettings.objects.order_by("-number").first()
    return _settings(row) if row else RatingSettings()


def rating_settings_versions() -> tuple[RatingSettingsRow, ...]:
    """Every version, the newest first."""
    rows = list(models.RatingSettings.objects.order_by("-number"))
    names = people.names_of({row.set_by_id for row in rows if row.set_by_id})
    return tuple(
        RatingSettingsRow(
            _settings(row), row.reason, row.set_at, names.get(row.set_by_id or 0, "")
        )
        for row in rows
    )


def _settings(row: models.RatingSettings) -> RatingSettings:
    return RatingSettings(limits=standard_limits() | row.limits, version=row.number)
