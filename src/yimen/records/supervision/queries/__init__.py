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

__all__ = [
    "CardFilter",
    "CardPage",
    "CardRow",
    "FindingFilter",
    "FindingPage",
    "FindingRow",
    "RuleRow",
    "SettingsRow",
    "card_page",
    "cards",
    "finding_page",
    "findings",
    "rule_rows",
    "settings_in_force",
    "settings_of",
    "settings_versions",
]
