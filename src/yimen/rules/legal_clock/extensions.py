"""More time, once, from the right hand, before the old time is over.

行政许可法 42:
「二十日内不能作出决定的，经本行政机关负责人批准，可以延长十日，
并应当将延长期限的理由告知申请人。但是，法律、法规另有规定的，依照其规定。」
Where several organs handle a matter together:
「四十五日内不能办结的，经本级人民政府负责人批准，可以延长十五日」.
Other laws differ (市场主体登记管理条例 19 has three days and three more), so how
many days, by which rank and under which article are data of the matter.

An extension adds days to the limit, for statute and promise alike: working days where
the limit runs in working days or opening hours, calendar days where it runs in
calendar days or months. It is not a pause and changes no pause; taking it back leaves
the pauses as they are.
"""

from dataclasses import dataclass
from datetime import date

from yimen.rules.authority.actors import Role
from yimen.rules.legal_clock import articles
from yimen.rules.refusals import Refused


class ExtendedTwice(Refused):
    """A limit is extended once only."""


class ExtensionTooLate(Refused):
    """An extension is approved before the limit expires."""


class ExtensionTooEarly(Refused):
    """An extension can't be approved before the limit has begun to run."""


class ExtensionTooLong(Refused):
    """The law of this matter does not allow so many days."""


class ExtensionWrongRank(Refused):
    """This extension is for another rank to approve."""


class ExtensionNotAllowed(Refused):
    """The law of this matter knows no extension."""


@dataclass(frozen=True, slots=True)
class ExtensionRule:
    """What the law of a matter allows."""

    days: int = 10
    rank: Role = Role.ORGAN_HEAD
    article: str = articles.DECISION


JOINT_EXTENSION = ExtensionRule(15, Role.GOVERNMENT_HEAD)


@dataclass(frozen=True, slots=True)
class Extension:
    """Days added to a limit, and who approved them when."""

    days: int
    approved_on: date
    rank: Role = Role.ORGAN_HEAD
    article: str = articles.DECISION


def approve(
    extension: Extension,
    rule: ExtensionRule,
    *,
    earlier: Extension | None,
    started_on: date,
    due_on: date,
) -> Extension:
    """The extension, if the rule allows it and the limit has not expired."""
    if rule.days == 0:
        raise ExtensionNotAllowed(article=rule.article)
    if earlier is not None:
        raise ExtendedTwice(approved_on=earlier.approved_on)
    if extension.rank is not rule.rank:
        raise ExtensionWrongRank(rank=extension.rank.value, needed=rule.rank.value)
    if not 1 <= extension.days <= rule.days:
        raise ExtensionTooLong(days=extension.days, allowed=rule.days)
    if extension.approved_on < started_on:
        raise ExtensionTooEarly(approved_on=extension.approved_on)
    if extension.approved_on > due_on:
        raise ExtensionTooLate(approved_on=extension.approved_on, due_on=due_on)
    return extension
