"""Where the bureau's pages of ratings are."""

from django.urls import path

from yimen.screens.bureau.conduct import standing_settings
from yimen.screens.bureau.ratings import callbacks as callbacks_views
from yimen.screens.bureau.ratings import meetings as meetings_views
from yimen.screens.bureau.ratings import ratings as ratings_views
from yimen.screens.bureau.ratings import rectifications as rectifications_views
from yimen.screens.bureau.ratings import surveys as surveys_views

CALLS = [
    path("call-backs/", callbacks_views.listed, name="call-plan-list"),
    path("call-backs/add/", callbacks_views.add, name="call-plan-add"),
    path("call-backs/<int:plan_id>/", callbacks_views.plan, name="call-plan"),
    path(
        "call-backs/<int:plan_id>/candidates.txt",
        callbacks_views.candidates,
        name="call-candidates",
    ),
    path(
        "call-backs/<int:plan_id>/sheet", callbacks_views.sheet, name="call-plan-sheet"
    ),
    path(
        "call-backs/<int:plan_id>/<int:call_id>/note",
        callbacks_views.note,
        name="call-note",
    ),
]

SURVEYS = [
    path("questionnaires/", surveys_views.listed, name="questionnaire-list"),
    path("questionnaires/add/", surveys_views.add, name="questionnaire-add"),
    path(
        "questionnaires/<int:questionnaire_id>/",
        surveys_views.questionnaire,
        name="questionnaire",
    ),
    path(
        "questionnaires/<int:questionnaire_id>/change",
        surveys_views.change,
        name="questionnaire-change",
    ),
    path(
        "questionnaires/<int:questionnaire_id>/export.<str:kind>",
        surveys_views.export,
        name="questionnaire-export",
    ),
]

MEETINGS = [
    path("review-meetings/", meetings_views.listed, name="review-meeting-list"),
    path("review-meetings/add/", meetings_views.add, name="review-meeting-add"),
    path(
        "review-meetings/<int:meeting_id>/",
        meetings_views.meeting,
        name="review-meeting",
    ),
    path(
        "review-meetings/<int:meeting_id>/codes/",
        meetings_views.codes,
        name="review-codes",
    ),
    path(
        "review-meetings/<int:meeting_id>/close",
        meetings_views.close,
        name="review-close",
    ),
]

RATINGS = [
    path("ratings/", ratings_views.listed, name="rating-list"),
    path("ratings/export.<str:kind>", ratings_views.export, name="rating-export"),
    path("ratings/figures/", ratings_views.figures, name="rating-figures"),
    path(
        "ratings/figures.<str:kind>",
        ratings_views.figures_file,
        name="rating-figures-file",
    ),
    path(
        "ratings/settings/", standing_settings.rating_settings, name="rating-settings"
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
    *CALLS,
    *SURVEYS,
    *MEETINGS,
]
