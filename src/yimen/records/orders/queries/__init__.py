"""What may be read of orders. Everything starts from what the actor may see."""

from yimen.records.orders.queries.categories import (
    CategoryRow,
    categories,
    open_leaves,
)
from yimen.records.orders.queries.concerned import order_place, request_place
from yimen.records.orders.queries.figures import (
    CauseRow,
    FiguresPage,
    TopicRow,
    causes,
    failed_visits,
    figures,
    topics,
)
from yimen.records.orders.queries.follow import (
    OrderProgress,
    PublicOrder,
    held_order,
    order_progress,
    published_orders,
)
from yimen.records.orders.queries.hinted import (
    HintRow,
    category_hints,
    hint_trial,
)
from yimen.records.orders.queries.lists import (
    UNFILED,
    OrderFilter,
    OrderRow,
    order_rows,
)
from yimen.records.orders.queries.page import (
    AlikeRow,
    Course,
    Line,
    OrderPage,
    Shown,
    Ties,
    UnitRow,
    order_page,
)
from yimen.records.orders.queries.requests import (
    RequestFilter,
    RequestPage,
    RequestProgress,
    RequestRow,
    disclosures,
    held_request,
    reply_sheet,
    request_page,
    request_progress,
    request_rows,
    visible_requests,
)
from yimen.records.orders.queries.seen import office_telephones, visible
from yimen.records.orders.queries.watched import (
    standing_orders,
    standing_requests,
    these_orders,
    these_requests,
)

__all__ = [
    "UNFILED",
    "AlikeRow",
    "CategoryRow",
    "CauseRow",
    "Course",
    "FiguresPage",
    "HintRow",
    "Line",
    "OrderFilter",
    "OrderPage",
    "OrderProgress",
    "OrderRow",
    "PublicOrder",
    "RequestFilter",
    "RequestPage",
    "RequestProgress",
    "RequestRow",
    "Shown",
    "Ties",
    "TopicRow",
    "UnitRow",
    "categories",
    "category_hints",
    "causes",
    "disclosures",
    "failed_visits",
    "figures",
    "held_order",
    "held_request",
    "hint_trial",
    "office_telephones",
    "open_leaves",
    "order_page",
    "order_place",
    "order_progress",
    "order_rows",
    "published_orders",
    "reply_sheet",
    "request_page",
    "request_place",
    "request_progress",
    "request_rows",
    "standing_orders",
    "standing_requests",
    "these_orders",
    "these_requests",
    "topics",
    "visible",
    "visible_requests",
]
