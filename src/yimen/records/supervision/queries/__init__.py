"""What supervision has to say: findings, what is watched, cards, the desk."""

from yimen.records.supervision.queries.cards import (
    CardFilter,
    CardPage,
    CardRow,
    RuleRow,
    card_page,
    cards,
    rule_rows,
)
from yimen.records.supervision.queries.desk import (
    HeldRow,
    PeriodRow,
    PlaceRow,
    WindowRow,
    compared,
    held,
    places,
    top_path,
    windows,
)
from yimen.records.supervision.queries.findings import (
    FindingFilter,
    FindingPage,
    FindingRow,
    finding_page,
    findings,
)
from yimen.records.supervision.queries.settings import (
    SettingsRow,
    settings_in_force,
    settings_of,
    settings_versions,
)
from yimen.records.supervision.queries.story import Mark, story
from yimen.records.supervision.queries.urgings import (
    UrgingFilter,
    UrgingPage,
    UrgingRow,
    concern_of,
    urging_page,
    urgings,
)

__all__ = [
    "CardFilter",
    "CardPage",
    "CardRow",
    "FindingFilter",
    "FindingPage",
    "FindingRow",
    "HeldRow",
    "Mark",
    "PeriodRow",
    "PlaceRow",
    "RuleRow",
    "SettingsRow",
    "UrgingFilter",
    "UrgingPage",
    "UrgingRow",
    "WindowRow",
    "card_page",
    "cards",
    "compared",
    "concern_of",
    "finding_page",
    "findings",
    "held",
    "places",
    "rule_rows",
    "settings_in_force",
    "settings_of",
    "settings_versions",
    "story",
    "top_path",
    "urging_page",
    "urgings",
    "windows",
]
