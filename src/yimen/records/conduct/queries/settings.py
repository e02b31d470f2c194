"""By which settings conduct is judged, now and before."""

from dataclasses import dataclass
from datetime import datetime

from yimen.records.conduct import models
from yimen.records.people import queries as people
from yimen.rules.conduct.breaches import Category
from yimen.rules.conduct.settings import ConductSettings


@dataclass(frozen=True, slots=True)
class ConductSettingsRow:
    """A version of the settings in the list of versions."""

    settings: ConductSettings
    reason: str
    set_at: datetime
    set_by: str


def conduct_settings() -> ConductSettings:
    """The last version, or the house's standard when nobody has set one."""
    row = models.ConductSettings.objects.order_by("-number").first()
    return _settings(row) if row else ConductSettings()


def conduct_settings_versions() -> tuple[ConductSettingsRow, ...]:
    """Every version, the newest first."""
    rows = list(models.ConductSettings.objects.order_by("-number"))
    names = people.names_of({row.set_by_id for row in rows if row.set_by_id})
    return tuple(
        ConductSettingsRow(
            _settings(row), row.reason, row.set_at, names.get(row.set_by_id or 0, "")
        )
        for row in rows
    )


def _settings(row: models.ConductSettings) -> ConductSettings:
    return ConductSettings(
        checklist={group: tuple(items) for group, items in row.checklist.items()},
        points={Category(name): points for name, points in row.points.items()},
        appeal_days=row.appeal_days,
        version=row.number,
    )
