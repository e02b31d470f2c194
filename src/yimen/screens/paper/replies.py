"""The answer to a request for information as a file: at the office and at home."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_POST

from yimen.ports.pdf import Imprint, typesetter
from yimen.records.orders import queries
from yimen.records.orders.actions.print_reply import print_reply
from yimen.rules.authority.steps import Step
from yimen.rules.documents.frame import Sheet
from yimen.rules.refusals import NotFound
from yimen.rules.voice.order_numbers import is_request_number
from yimen.screens.paper.leaf import copied_leaf, loose_leaf
from yimen.screens.paper.views import as_file
from yimen.screens.shared.access import access, public
from yimen.screens.shared.holding import held
from yimen.screens.shared.request import OurRequest


@access(Step.PRINT_REPLY)
@require_POST
def printed(request: OurRequest, number: str) -> HttpResponse:
    """One more copy for the post or the counter, which the journal counts."""
    made = print_reply(number=number, by=request.actor, at=request.now)
    shown = copied_leaf(request, made.sheet, made.copy_number)
    return _file(made.sheet, shown.line)


@public
@require_GET
def own(request: OurRequest) -> HttpResponse:
    """The same for whoever holds the request by its query code."""
    number = held(request)
    if not is_request_number(number):
        raise NotFound(request=number)
    sheet = queries.reply_sheet(number)
    return _file(sheet, loose_leaf(request, sheet).line)


def _file(sheet: Sheet, line: str) -> HttpResponse:
    return as_file(sheet, typesetter().pdf(sheet, Imprint(line=line)))
