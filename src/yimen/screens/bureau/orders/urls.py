"""Where orders, requests for information and the filings of every no are."""

from django.urls import path

from yimen.screens.bureau.orders import figures, negatives, orders, requests
from yimen.screens.shared.order_acts import ACTS

DESK = [
    path("orders/", orders.listed, name="order-list"),
    path("orders/export.<str:kind>", orders.export, name="order-export"),
    path("orders/new/", orders.new, name="order-new"),
    path("orders/several", orders.several, name="order-several"),
    path("orders/figures/", figures.figures, name="order-figures"),
    path("orders/causes/", figures.causes, name="order-causes"),
    path(
        "orders/causes/export.<str:kind>",
        figures.causes_export,
        name="order-causes-export",
    ),
    path("orders/hints/", figures.hints, name="order-hints"),
    path("orders/categories/", figures.categories, name="order-categories"),
    path("orders/categories/change", figures.category, name="order-category"),
    path("orders/<str:number>/", orders.order, name="order"),
    path("orders/<str:number>/paper", orders.paper, name="order-paper"),
    *(
        path(
            f"orders/<str:number>/{act.slug}",
            act.view("bureau", "bureau/orders/order_act.html"),
            name=f"order-{act.slug}",
        )
        for act in ACTS
    ),
]

REQUESTS = [
    path("information/", requests.listed, name="request-list"),
    path("information/export.<str:kind>", requests.export, name="request-export"),
    path("information/new/", requests.new, name="request-new"),
    path("information/disclosure/", requests.disclosed, name="disclosure"),
    path("information/<str:number>/", requests.shown, name="request"),
    *(
        path(
            f"information/<str:number>/{act.slug}",
            act.view(),
            name=f"request-{act.slug}",
        )
        for act in requests.ACTS
    ),
]

NEGATIVES = [
    path("negatives/", negatives.listed, name="negative-list"),
    path("negatives/export.<str:kind>", negatives.export, name="negative-export"),
    path("negatives/<int:filing_id>/", negatives.negative, name="negative"),
]

ORDERS = [*DESK, *REQUESTS, *NEGATIVES]
