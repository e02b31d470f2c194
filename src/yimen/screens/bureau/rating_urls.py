"""Where the bureau's pages of ratings are."""

from django.urls import path

from yimen.screens.bureau import ratings_views, rectifications_views

RATINGS = [
    path("ratings/", ratings_views.listed, name="rating-list"),
    path("ratings/export.<str:kind>", ratings_views.export, name="rating-export"),
    path("ratings/figures/", ratings_views.figures, name="rating-figures"),
    path(
        "ratings/figures.<str:kind>",
        ratings_views.figures_file,
        name="rating-figures-file",
    ),
    path("ratings/mine/", ratings_views.mine, name="rating-mine"),
    path("ratings/<int:rating_id>/", ratings_views.rating, name="rating"),
    path(
        "ratings/<int:rating_id>/contest", ratings_views.contest, name="rating-contest"
    ),
    path("ratings/<int:rating_id>/review", ratings_views.review, name="rating-review"),
    path("rectifications/", rectifications_views.listed, name="rectification-list"),
    path(
        "rectifications/export.<str:kind>",
        rectifications_views.export,
        name="rectification-export",
    ),
    path(
        "rectifications/<int:ticket_id>/",
        rectifications_views.ticket,
        name="rectification",
    ),
    path(
        "rectifications/<int:ticket_id>/rater",
        rectifications_views.rater,
        name="rectification-rater",
    ),
    path(
        "rectifications/<int:ticket_id>/contact",
        rectifications_views.contact,
        name="rectification-contact",
    ),
    path(
        "rectifications/<int:ticket_id>/rectify",
        rectifications_views.put_right,
        name="rectification-rectify",
    ),
    path(
        "rectifications/<int:ticket_id>/report",
        rectifications_views.report,
        name="rectification-report",
    ),
]
