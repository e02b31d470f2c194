"""The queue's words for templates. `{% load queueing %}`, then:

{{ page.wait|wait }}               约 8–15 分, 马上就到, 时间说不准
{{ row.priority|priority }}        老年人
{{ row.state|ticket_state }}       等候
{{ row.joined_as|joined }}         转来, or nothing
{{ line.reopens_at|clock:now }}    15:00, on another day 9月22日 09:00
{% picture line.picture %}         the line's drawing
{% qr url %}                       an address as a QR code
"""

from datetime import datetime

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from yimen.rules.queue.queueing import JoinedAs, Priority
from yimen.rules.queue.tickets import TicketState
from yimen.rules.queue.waiting import TooLittleKnown, WaitingRange
from yimen.screens.shared.pictures import PICTURES
from yimen.screens.shared.qr import qr as drawn
from yimen.screens.shared.queue_words import (
    JOINED,
    PRIORITIES,
    STATES,
    clock_words,
    wait_words,
)

register = template.Library()


@register.filter
def wait(value: WaitingRange | TooLittleKnown | None) -> str:
    """The range in words."""
    return wait_words(value)


@register.filter
def priority(value: Priority) -> str:
    """The class in a word."""
    return str(PRIORITIES[value])


@register.filter
def ticket_state(value: TicketState) -> str:
    """The state in a word."""
    return str(STATES[value])


@register.filter
def joined(value: JoinedAs) -> str:
    """How somebody came into the line; nothing for the plain way."""
    return str(JOINED[value])


@register.filter
def clock(value: datetime | None, now: datetime) -> str:
    """An instant as people say it today."""
    return clock_words(value, now)


@register.simple_tag
def picture(name: str) -> SafeString:
    """A drawing beside words that say the same."""
    shown = name if name in PICTURES else "paper"
    return format_html(
        '<svg class="picture" aria-hidden="true" viewBox="0 0 48 48">'
        '<use href="{}#{}"></use></svg>',
        static("shared/pictures.svg"),
        shown,
    )


@register.simple_tag
def qr(address: str, label: str) -> SafeString:
    """The address as a QR code with the words for whoever can't see it."""
    return drawn(address, label=label)
