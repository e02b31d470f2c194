"""The management desk of orders: list, one order, register, print, in bulk."""

import secrets
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from yimen.records.orders import queries
from yimen.records.orders.actions.accept_order import accept_order
from yimen.records.orders.actions.archive_order import archive_order
from yimen.records.orders.actions.assign_order import assign_order
from yimen.records.orders.actions.register_order import Registered, register_order
from yimen.records.orders.queries import OrderRow
from yimen.records.people.queries import WHOLE, Slice
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.refusals import Refused
from yimen.rules.voice.order_units import Unit
from yimen.screens.bureau.home import sections
from yimen.screens.bureau.orders.forms import Bar, NewOrder
from yimen.screens.bureau.supervision.urgings import urged
from yimen.screens.shared import order_words as words
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.order_acts import offered
from yimen.screens.shared.order_filing import anew, is_looking, looked
from yimen.screens.shared.order_forms import unit_choices
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.readers import noted, noted_file
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download
from yimen.screens.shared.wording import say

KIND: Final = "order"
_AT_ONCE: Final = 100
_KEY_SIGNS: Final = 22
_HEADS: Final = (
    "编号",
    "种类",
    "来源",
    "题目",
    "分类",
    "在哪里",
    "事项",
    "状态",
    "承办单位",
    "登记",
    "到期",
    "灯",
    "督办次数",
    "重新办理次数",
    "评价",
)


@access(Step.SEE_ORDERS)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """What runs out first, a page at a time."""
    bar = Bar(request.GET)
    page = _page(request, bar)
    known = {
        "sections": sections(request.actor, request.path),
        "bar": bar,
        "page": page,
        "rows": [row_words(row) for row in page.rows],
        "boxes": words.BOXES.items(),
        "desk": may_somewhere(request.actor, Step.ASSIGN_ORDER),
        "sorts": may_somewhere(request.actor, Step.EDIT_CATEGORY),
        "counts": may_somewhere(request.actor, Step.SEE_ORDER_FIGURES),
        "units": unit_choices(),
        "is_filtered": bool(request.GET),
    }
    return render(request, "bureau/orders/orders.html", known)


def _page(request: OurRequest, bar: Bar) -> Slice[OrderRow]:
    return queries.order_rows(
        bar.wanted(), actor=request.actor, at=request.now, page=number_of(request)
    )


def row_words(row: OrderRow) -> tuple[OrderRow, dict[str, object]]:
    """A row with its words."""
    return row, {
        "kind": words.KINDS[row.kind],
        "state": words.state_of(row),
        "topic": row.topic or (words.CAUSES[row.cause] if row.cause else "—"),
        "units": "、".join(row.units),
        "feedback": words.of_feedback(row.feedback),
    }


@access(Step.SEE_ORDERS)
@require_GET
def export(request: OurRequest, kind: str) -> HttpResponse:
    """What the filter shows, as a file; nothing in it names a person."""
    rows = queries.order_rows(
        Bar(request.GET).wanted(), actor=request.actor, at=request.now, size=WHOLE
    ).rows
    noted_file(request, KIND, len(rows))
    return download(Spreadsheet("群众工单", _HEADS, map(_cells, rows)), kind)


def _cells(row: OrderRow) -> tuple[Cell, ...]:
    said = row_words(row)[1]
    return (
        row.number,
        str(said["kind"]),
        words.SOURCES[row.source],
        str(said["topic"]),
        row.category,
        row.place,
        row.matter,
        str(said["state"]),
        str(said["units"]),
        row.registered_at,
        row.due_on,
        row.light or "",
        row.hurried,
        row.reopened,
        str(said["feedback"]),
    )


@access(Step.SEE_ORDERS)
@require_GET
def order(request: OurRequest, number: str) -> HttpResponse:
    """One order: words, clock, units, story, and its likes."""
    page = queries.order_page(number, request.actor, request.now)
    known = {
        **shown(page),
        **offered(page),
        **noted(request, KIND, number),
        **urged(request, number),
        "sections": sections(request.actor, "/bureau/orders/"),
    }
    return render(request, "bureau/orders/order.html", known)


def shown(page: queries.OrderPage) -> dict[str, object]:
    """The order in words, for any frame."""
    course = page.course
    outcomes = {one.value: word for one, word in words.OUTCOMES.items()}
    declines = {one.value: word for one, word in words.DECLINES.items()}
    return {
        "page": page,
        "row": page.row,
        "said": row_words(page.row)[1],
        "source": words.SOURCES[page.row.source],
        "cause": words.CAUSES[page.row.cause] if page.row.cause else "",
        "outcome": outcomes.get(course.outcome, ""),
        "declined": declines.get(course.declined, ""),
        "story": [(line, words.of_line(line)) for line in page.lines],
        "alike": [
            (
                one.row,
                words.LIKENESSES[one.found.likeness],
                round(one.found.share * 100),
            )
            for one in page.alike
        ],
    }


@access(Step.SEE_ORDERS)
@require_GET
def paper(request: OurRequest, number: str) -> HttpResponse:
    """The order on paper (群众工单), as its page shows it."""
    page = queries.order_page(number, request.actor, request.now)
    known = {**shown(page), **noted(request, KIND, number)}
    return render(request, "bureau/orders/order_paper.html", known)


@access(Step.SEE_ORDERS)
def new(request: OurRequest) -> HttpResponse:
    """Register what somebody says; the number and the code are read out to them."""
    tabs = {"sections": sections(request.actor, "/bureau/orders/")}
    if is_looking(request):
        return looked(
            request, anew(request, NewOrder), "bureau/orders/order_new.html", **tabs
        )
    once = {"once": secrets.token_urlsafe(_KEY_SIGNS)}
    form = NewOrder(request.POST or None, initial=once)
    made: Registered | None = None
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: _register(request, form))
        made = done.value if done else None
    known = tabs | {"form": form, "made": made}
    return render(request, "bureau/orders/order_new.html", known)


def _register(request: OurRequest, form: NewOrder) -> Registered:
    return register_order(told=form.told(), by=request.actor, at=request.now)


@access(Step.ASSIGN_ORDER)
@require_POST
def several(request: OurRequest) -> HttpResponse:
    """The ticked orders, each on its own: one refusal stops no other."""
    done = 0
    for number in request.POST.getlist("number")[:_AT_ONCE]:
        try:
            _one_of_several(request, number)
        except Refused as refusal:
            messages.error(request, f"{number}：{say(refusal).text}")
        else:
            done += 1
    messages.success(request, f"办了 {done} 件。")
    return redirect("bureau:order-list")


def _one_of_several(request: OurRequest, number: str) -> None:
    by, at = request.actor, request.now
    match request.POST.get("act", ""):
        case "accept":
            accept_order(number=number, by=by, at=at)
        case "archive":
            archive_order(number=number, by=by, at=at)
        case _:
            unit = Unit.of_key(request.POST.get("unit", ""))
            assign_order(number=number, units=[unit], by=by, at=at)
