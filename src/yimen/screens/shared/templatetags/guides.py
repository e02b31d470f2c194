"""Words of guides: `{{ row.promised|limit }}`, `{{ kind|text }}`, `{{ who|listed }}`"""

import re
from collections.abc import Iterable
from enum import Enum
from typing import Final

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from yimen.rules.catalogue.captions import CODES
from yimen.rules.legal_clock.limits import Limit
from yimen.screens.shared.days import spoken_list
from yimen.screens.shared.limits import spoken_limit

register = template.Library()


@register.filter
def limit(value: Limit | None) -> str:
    """A limit as people say it; nothing for none."""
    return spoken_limit(value)


_DIALLED: Final = re.compile(r"[0-9][0-9-]{2,18}")


@register.filter
def dialled(number: str) -> SafeString | str:
    """A telephone number that a phone can dial; anything longer stays words."""
    if not _DIALLED.fullmatch(number):
        return number
    return format_html('<a href="tel:{}">{}</a>', number, number)


@register.filter
def depth(code: str) -> str:
    """How much of it can be done online, in words."""
    words = {
        "Ⅰ级": _("网上能看指南"),
        "Ⅱ级": _("网上能预约、下载表格"),
        "Ⅲ级": _("网上先审，再来一次"),
        "Ⅳ级": _("从头到尾都在网上"),
    }
    return words.get(code, code)


@register.filter
def text(value: Enum) -> str:
    """A code in the standard's words."""
    return CODES[type(value)][str(value.value)]


@register.filter
def listed(words: Iterable[object]) -> str:
    """The words in one breath, in the language of the page."""
    return spoken_list(map(str, words))
