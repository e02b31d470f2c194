"""Where each page of this screen is."""

from django.urls import path

from yimen.screens.guide import bookings, managing, questions, views

app_name = "guide"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("tickets/", views.issue, name="ticket-issue"),
    path("tickets/<str:token>/", views.ticket, name="ticket"),
    path("tickets/<str:token>/cancel/", views.cancel, name="ticket-cancel"),
    path("tickets/<str:token>/transfer/", views.send_on, name="ticket-transfer"),
    path("tickets/<str:token>/case/", views.about, name="ticket-about"),
    path("tickets/<str:token>/back/", views.come_back, name="ticket-return"),
    path("figures/", views.figures, name="figures"),
    path("bookings/", bookings.bookings, name="bookings"),
    path("bookings/add/<int:line_id>/", bookings.book_for, name="booking-add"),
    path("bookings/<str:code>/arrived/", bookings.arrived, name="booking-arrived"),
    path("bookings/<str:code>/cancel/", bookings.give_back, name="booking-cancel"),
    path("windows/", managing.windows, name="windows"),
    path("windows/<int:window_id>/leave/", managing.leave, name="window-leave"),
    path("windows/<int:window_id>/reopen/", managing.reopen, name="window-reopen"),
    path("windows/<int:window_id>/lines/", managing.serve, name="window-lines"),
    path("lines/<int:line_id>/close/", managing.close, name="line-close"),
    path("lines/<int:line_id>/open/", managing.open_again, name="line-open"),
    path("questions/", questions.listed, name="question-list"),
    path("questions/export.<str:kind>", questions.export, name="question-export"),
    path("questions/<int:question_id>/", questions.question, name="question"),
    path("questions/<int:question_id>/hand", questions.hand, name="question-hand"),
    path("questions/<int:question_id>/reply", questions.reply, name="question-reply"),
    path(
        "questions/<int:question_id>/answer", questions.answer, name="question-answer"
    ),
    path("settings/", managing.settings, name="settings"),
]
