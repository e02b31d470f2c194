"""Where each page of the portal is."""

from django.urls import path

from yimen.screens.portal import (
    appointments,
    check_views,
    fees,
    guides,
    progress_views,
    roster,
    seal_views,
    tickets,
)

app_name = "portal"
urlpatterns = [
    path("", guides.home, name="home-show"),
    path("guides/", guides.guides, name="guide-list"),
    path("guides/suggest", guides.suggest, name="guide-suggest"),
    path("guides/themes/", guides.themes, name="theme-list"),
    path("guides/events/", guides.events, name="event-list"),
    path("guides/organs/", guides.organs, name="organ-list"),
    path("guides/lines/", guides.lines, name="line-list"),
    path("guides/<str:code>/", guides.guide, name="guide-show"),
    path("guides/<str:code>/paper", guides.paper, name="guide-paper"),
    path("guides/<str:code>/checklist", guides.checklist, name="guide-checklist"),
    path("halls/<str:code>/roster/", roster.roster, name="roster"),
    path("halls/", guides.halls, name="hall-list"),
    path("cannot-do/", guides.cannot_do, name="cannot-do"),
    path("appointments/", appointments.halls, name="appointment-halls"),
    path("appointments/mine/", appointments.mine, name="appointment-mine"),
    path("appointments/cancel/", appointments.cancel, name="appointment-cancel"),
    path("appointments/done/<str:signed>/", appointments.done, name="appointment-done"),
    path(
        "appointments/done/<str:signed>/calendar.ics",
        appointments.calendar,
        name="appointment-calendar",
    ),
    path("appointments/<slug:code>/", appointments.lines, name="appointment-lines"),
    path(
        "appointments/<slug:code>/<int:line_id>/",
        appointments.slots,
        name="appointment-slots",
    ),
    path(
        "appointments/<slug:code>/<int:line_id>/<str:stamp>/",
        appointments.who,
        name="appointment-who",
    ),
    path("ticket/<str:token>/", tickets.ticket, name="ticket"),
    path("ticket/<str:token>/why/", tickets.why, name="ticket-why"),
    path("ticket/<str:token>/leave/", tickets.leave, name="ticket-leave"),
    path("ticket/<str:token>/back/", tickets.come_back, name="ticket-return"),
    path("progress/", progress_views.ask, name="progress-ask"),
    path("progress/case/", progress_views.case, name="progress-case"),
    path("progress/hearing", progress_views.hearing, name="progress-hearing"),
    path("progress/errand/", progress_views.errand, name="progress-errand"),
    path("progress/send", progress_views.send, name="progress-send"),
    path("progress/leave", progress_views.leave, name="progress-leave"),
    path("progress/pay", fees.pay, name="fee-pay"),
    path("progress/paid/<slug:key>/", fees.back, name="fee-back"),
    path("pay/<slug:key>/", fees.platform, name="fee-platform"),
    path("check/<str:number>/", check_views.check, name="check"),
    path("check/<str:number>/proof.json", check_views.proof, name="check-proof"),
    path("seal/", seal_views.check, name="seal-check"),
    path("roots/", check_views.roots, name="roots"),
    path("roots/roots.json", check_views.roots_file, name="roots-file"),
]
