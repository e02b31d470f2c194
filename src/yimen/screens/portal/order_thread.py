"""An order's story in the words of its person: what happened, what comes."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from yimen.records.orders.queries import OrderProgress
from yimen.rules.voice.orders import ANSWERED, OPEN
from yimen.screens.portal.progress_words import ThreadLine
from yimen.screens.shared.days import spoken_list


def thread(page: OrderProgress) -> tuple[ThreadLine, ...]:
    """What happened, where it stands, what comes."""
    return (*_done(page), *_coming(page))


def _done(page: OrderProgress) -> Iterator[ThreadLine]:
    yield ThreadLine(_("您说的事登记了"), page.registered_at)
    if page.contacted_at:
        yield ThreadLine(_("联系过您"), page.contacted_at)
    if page.accepted_at:
        yield ThreadLine(_("受理"), page.accepted_at)
    if page.assigned_at and page.units:
        said = _("交给%(units)s办") % {"units": spoken_list(page.units)}
        yield ThreadLine(said, page.assigned_at)
    if page.answered_at and page.state in ANSWERED:
        yield ThreadLine(_("答复您了"), page.answered_at)


def _coming(page: OrderProgress) -> Iterator[ThreadLine]:
    if page.state not in OPEN:
        return
    steps = [] if page.accepted_at else [_("受理")]
    for place, words in enumerate([*steps, _("答复您"), _("请您评价")]):
        yield ThreadLine(words, is_now=place == 0, is_next=place > 0)
