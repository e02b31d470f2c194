"""Limits in the language of the page."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yimen.rules.catalogue.captions import UNITS
from yimen.rules.legal_clock.limits import Limit, Unit


def spoken_limit(limit: Limit | None) -> str:
    """A limit in words: 8个工作日, on the spot."""
    if limit is None:
        return ""
    if limit.number == 0:
        return _("当场")
    number = limit.number
    match limit.unit:
        case Unit.WORKING_DAY:
            return ngettext("%(n)d个工作日", "%(n)d个工作日", number) % {"n": number}
        case Unit.CALENDAR_DAY:
            return ngettext("%(n)d天", "%(n)d天", number) % {"n": number}
        case Unit.MONTH:
            return ngettext("%(n)d个月", "%(n)d个月", number) % {"n": number}
        case _:
            return f"{number}{UNITS[limit.unit]}"
