"""Where the bureau's pages of ratings are."""

from django.urls import path

from yimen.screens.bureau.conduct import standing_settings
from yimen.screens.bureau.ratings import (
    callbacks,
    meetings,
    ratings,
    rectifications,
    surveys,
)

CALLS = [
    path("call-backs/", callbacks.listed, name="call-plan-list"),
    path("call-backs/add/", callbacks.add, name="call-plan-add"),
    path("call-backs/<int:plan_id>/", callbacks.plan, name="call-plan"),
    path(
        "call-backs/<int:plan_id>/candidates.txt",
        callbacks.candidates,
        name="call-candidates",
    ),
    path("call-backs/<int:plan_id>/sheet", callbacks.sheet, name="call-plan-sheet"),
    path(
        "call-backs/<int:plan_id>/<int:call_id>/note",
        callbacks.note,
        name="call-note",
    ),
]

SURVEYS = [
    path("questionnaires/", surveys.listed, name="questionnaire-list"),
    path("questionnaires/add/", surveys.add, name="questionnaire-add"),
    path(
        "questionnaires/<int:questionnaire_id>/",
        surveys.questionnaire,
        name="questionnaire",
    ),
    path(
        "questionnaires/<int:questionnaire_id>/change",
        surveys.change,
        name="questionnaire-change",
    ),
    path(
        "questionnaires/<int:questionnaire_id>/export.<str:kind>",
        surveys.export,
        name="questionnaire-export",
    ),
]

MEETINGS = [
    path("review-meetings/", meetings.listed, name="review-meeting-list"),
    path("review-meetings/add/", meetings.add, name="review-meeting-add"),
    path(
        "review-meetings/<int:meeting_id>/",
        meetings.meeting,
        name="review-meeting",
    ),
    path(
        "review-meetings/<int:meeting_id>/codes/",
        meetings.codes,
        name="review-codes",
    ),
    path(
        "review-meetings/<int:meeting_id>/close",
        meetings.close,
        name="review-close",
    ),
]

RATINGS = [
    path("ratings/", ratings.listed, name="rating-list"),
    path("ratings/export.<str:kind>", ratings.export, name="rating-export"),
    path("ratings/figures/", ratings.figures, name="rating-figures"),
    path(
        "ratings/figures.<str:kind>",
        ratings.figures_file,
        name="rating-figures-file",
    ),
    path(
        "ratings/settings/", standing_settings.rating_settings, name="rating-settings"
    ),
    path("ratings/mine/", ratings.mine, name="rating-mine"),
    path("ratings/<int:rating_id>/", ratings.rating, name="rating"),
    path("ratings/<int:rating_id>/contest", ratings.contest, name="rating-contest"),
    path("ratings/<int:rating_id>/review", ratings.review, name="rating-review"),
    path("rectifications/", rectifications.listed, name="rectification-list"),
    path(
        "rectifications/export.<str:kind>",
        rectifications.export,
        name="rectification-export",
    ),
    path(
        "rectifications/<int:ticket_id>/",
        rectifications.ticket,
        name="rectification",
    ),
    path(
        "rectifications/<int:ticket_id>/rater",
        rectifications.rater,
        name="rectification-rater",
    ),
    path(
        "rectifications/<int:ticket_id>/contact",
        rectifications.contact,
        name="rectification-contact",
    ),
    path(
        "rectifications/<int:ticket_id>/rectify",
        rectifications.put_right,
        name="rectification-rectify",
    ),
    path(
        "rectifications/<int:ticket_id>/report",
        rectifications.report,
        name="rectification-report",
    ),
    *CALLS,
    *SURVEYS,
    *MEETINGS,
]
