"""Where the pages of the orders' management desk are."""

from django.urls import path

from yimen.screens.bureau.orders import figures as orders_figures
from yimen.screens.bureau.orders import orders as orders_views
from yimen.screens.shared.order_acts import ACTS

ORDERS = [
    path("orders/", orders_views.listed, name="order-list"),
    path("orders/export.<str:kind>", orders_views.export, name="order-export"),
    path("orders/new/", orders_views.new, name="order-new"),
    path("orders/several", orders_views.several, name="order-several"),
    path("orders/figures/", orders_figures.figures, name="order-figures"),
    path("orders/causes/", orders_figures.causes, name="order-causes"),
    path(
        "orders/causes/export.<str:kind>",
        orders_figures.causes_export,
        name="order-causes-export",
    ),
    path("orders/hints/", orders_figures.hints, name="order-hints"),
    path("orders/categories/", orders_figures.categories, name="order-categories"),
    path("orders/categories/change", orders_figures.category, name="order-category"),
    path("orders/<str:number>/", orders_views.order, name="order"),
    path("orders/<str:number>/paper", orders_views.paper, name="order-paper"),
    *(
        path(
            f"orders/<str:number>/{act.slug}",
            act.view("bureau", "bureau/orders/order_act.html"),
            name=f"order-{act.slug}",
        )
        for act in ACTS
    ),
]
