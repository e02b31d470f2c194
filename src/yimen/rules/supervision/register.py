"""Every rule that is watched, by its name. A new one is a line in its module."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from yimen.rules.supervision import content, flow, gaming, hands, timing, voice
from yimen.rules.supervision.settings import Settings
from yimen.rules.supervision.watching import Verdict, Watched, WatchRule, verdicts

RULES: Final[Mapping[str, WatchRule]] = MappingProxyType(
    {
        rule.name: rule
        for rule in (
            *timing.RULES,
            *flow.RULES,
            *content.RULES,
            *hands.RULES,
            *gaming.RULES,
            *voice.RULES,
        )
    }
)


def found(watched: Watched, settings: Settings) -> Iterator[Verdict]:
    """What the rules that are switched on say of the object."""
    on = (rule for rule in RULES.values() if rule.name not in settings.off)
    return verdicts(on, watched, settings.limits)
