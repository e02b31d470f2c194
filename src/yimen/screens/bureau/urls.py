"""Where each page of the bureau is."""

from django.urls import path

from yimen.screens.bureau import home
from yimen.screens.bureau.agency.urls import AGENCY
from yimen.screens.bureau.catalogue import practices as practice_views
from yimen.screens.bureau.catalogue.graph_urls import GRAPHS
from yimen.screens.bureau.catalogue.urls import MATTERS
from yimen.screens.bureau.conduct import leaves as leaves_views
from yimen.screens.bureau.conduct import promises as promises_views
from yimen.screens.bureau.conduct import roster as roster_views
from yimen.screens.bureau.conduct.urls import CONDUCT
from yimen.screens.bureau.house import journal as journal_views
from yimen.screens.bureau.house import messages as messages_views
from yimen.screens.bureau.house import papers as papers_views
from yimen.screens.bureau.money import fees as fees_views
from yimen.screens.bureau.network import calendars, outages
from yimen.screens.bureau.network import hours as hours_views
from yimen.screens.bureau.network import places as network_views
from yimen.screens.bureau.network import regions as network_regions
from yimen.screens.bureau.network import windows as network_windows
from yimen.screens.bureau.orders import negatives as negatives_views
from yimen.screens.bureau.orders.request_urls import REQUESTS
from yimen.screens.bureau.orders.urls import ORDERS
from yimen.screens.bureau.people import letters as letters_views
from yimen.screens.bureau.people import locks as people_locks
from yimen.screens.bureau.people import officers as people_views
from yimen.screens.bureau.people import organs as people_organs
from yimen.screens.bureau.people import seals as seals_views
from yimen.screens.bureau.ratings.urls import RATINGS
from yimen.screens.bureau.reports.urls import REPORTS
from yimen.screens.bureau.scores.urls import SCORES
from yimen.screens.bureau.statistics.urls import FIGURES
from yimen.screens.bureau.supervision import findings as findings_views
from yimen.screens.bureau.supervision.urls import WATCH

app_name = "bureau"

NETWORK = [
    path("network/", network_views.network, name="network"),
    path("network/add/", network_views.add, name="node-add"),
    path("network/export.<str:kind>", network_views.export, name="network-export"),
    path("network/<str:code>/", network_views.node, name="node"),
    path("network/<str:code>/edit/", network_views.edit, name="node-edit"),
    path("network/<str:code>/move/", network_views.move, name="node-move"),
    path("network/<str:code>/close/", network_views.close, name="node-close"),
    path("network/<str:code>/windows/", network_windows.add, name="window-add"),
    path("network/<str:code>/organs/", network_windows.station, name="organ-station"),
    path(
        "network/<str:code>/organs/<int:stationing_id>/end/",
        network_windows.unstation,
        name="stationing-end",
    ),
    path("windows/<int:window_id>/", network_windows.window, name="window"),
    path("windows/<int:window_id>/posts/", network_windows.post, name="post-add"),
    path(
        "windows/<int:window_id>/posts/<int:post_id>/end/",
        network_windows.unpost,
        name="post-end",
    ),
    path("regions/", network_regions.listed, name="region-list"),
    path("regions/add/", network_regions.add, name="region-add"),
    path("regions/<str:code>/close/", network_regions.close, name="region-close"),
]

PEOPLE = [
    path("people/", people_views.listed, name="officer-list"),
    path("people/add/", people_views.add, name="officer-add"),
    path("people/export.<str:kind>", people_views.export, name="officer-export"),
    path("people/<int:officer_id>/", people_views.officer, name="officer"),
    path("people/<int:officer_id>/edit/", people_views.edit, name="officer-edit"),
    path(
        "people/<int:officer_id>/deactivate/",
        people_views.deactivate,
        name="officer-deactivate",
    ),
    path(
        "people/<int:officer_id>/reinstate/",
        people_views.reinstate,
        name="officer-reinstate",
    ),
    path("people/<int:officer_id>/password/", people_views.reset, name="officer-reset"),
    path("organs/", people_organs.listed, name="organ-list"),
    path("organs/add/", people_organs.add, name="organ-add"),
    path("organs/export.<str:kind>", people_organs.export, name="organ-export"),
    path("organs/<str:code>/", people_organs.organ, name="organ"),
    path("organs/<str:code>/edit/", people_organs.edit, name="organ-edit"),
    path("organs/<str:code>/close/", people_organs.close, name="organ-close"),
    path("locks/", people_locks.listed, name="lock-list"),
    path("locks/open/", people_locks.unlock, name="lock-open"),
]

LETTERS = [
    path("letters/", letters_views.listed, name="letter-list"),
    path("letters/add/", letters_views.grant, name="letter-add"),
    path("letters/export.<str:kind>", letters_views.export, name="letter-export"),
    path("letters/<int:letter_id>/", letters_views.letter, name="letter"),
    path("letters/<int:letter_id>/renew/", letters_views.renew, name="letter-renew"),
    path("letters/<int:letter_id>/revoke/", letters_views.revoke, name="letter-revoke"),
]

FEES = [
    path("fees/", fees_views.listed, name="fee-list"),
    path("fees/add/", fees_views.add, name="fee-add"),
    path("fees/export.<str:kind>", fees_views.export, name="fee-export"),
    path("fees/<str:code>/", fees_views.fee, name="fee"),
    path("fees/<str:code>/edit/", fees_views.edit, name="fee-edit"),
    path("fees/<str:code>/standard/", fees_views.standard, name="fee-standard"),
    path("fees/<str:code>/end", fees_views.end, name="fee-end"),
    path("fees/<str:code>/reduction/", fees_views.reduction, name="fee-reduction"),
    path(
        "fees/<str:code>/reductions/<str:ground>/end",
        fees_views.end_ground,
        name="fee-reduction-end",
    ),
]

OFFICE = [
    path("negatives/", negatives_views.listed, name="negative-list"),
    path("negatives/export.<str:kind>", negatives_views.export, name="negative-export"),
    path("negatives/<int:filing_id>/", negatives_views.negative, name="negative"),
    path("leaves/", leaves_views.listed, name="leave-list"),
    path("leaves/export.<str:kind>", leaves_views.export, name="leave-export"),
    path("leaves/<int:leave_id>/answer", leaves_views.answer, name="leave-answer"),
    path("roster/", roster_views.mine, name="roster-mine"),
    path("roster/<str:code>/", roster_views.roster, name="roster"),
    path(
        "roster/<str:code>/export.<str:kind>", roster_views.export, name="roster-export"
    ),
    path("roster/<str:code>/set", roster_views.put, name="roster-set"),
    path("roster/<str:code>/rotate", roster_views.rotate, name="roster-rotate"),
    path("roster/<str:code>/swap", roster_views.swap, name="roster-swap"),
]

SEALS = [
    path("seals/", seals_views.listed, name="seal-list"),
    path("seals/add/", seals_views.make, name="seal-add"),
    path("seals/<int:seal_id>/", seals_views.seal, name="seal"),
    path("seals/<int:seal_id>/export", seals_views.export, name="seal-export"),
    path("seals/<int:seal_id>/use", seals_views.use, name="seal-use"),
    path("seals/<int:seal_id>/revoke", seals_views.revoke, name="seal-revoke"),
]

PAPERS = [
    path("papers/", papers_views.listed, name="paper-list"),
    path("papers/export.<str:kind>", papers_views.export, name="paper-export"),
    path("papers/new/<slug:kind>/", papers_views.new, name="paper-new"),
    path(
        "papers/letter/<int:letter_id>", papers_views.authority, name="paper-authority"
    ),
    path(
        "papers/negative/<int:filing_id>", papers_views.negative, name="paper-negative"
    ),
]

HOURS = [
    path("network/<str:code>/hours/", hours_views.hours, name="hours"),
    path("network/<str:code>/hours/drop", hours_views.drop, name="hours-drop"),
    path("network/<str:code>/hours/day", hours_views.day, name="hours-day"),
    path("network/<str:code>/hours/<str:on>/undo", hours_views.undo, name="hours-undo"),
]

MESSAGES = [
    path("messages/", messages_views.listed, name="message-list"),
    path("messages/export.<str:kind>", messages_views.export, name="message-export"),
    path("messages/<int:message_id>/again", messages_views.again, name="message-again"),
]

OUTAGES = [
    path("outages/", outages.outages, name="outage-list"),
    path("outages/<int:outage_id>/withdraw", outages.withdraw, name="outage-withdraw"),
]

CALENDARS = [
    path("calendars/", calendars.listed, name="calendar-list"),
    path("calendars/load", calendars.load, name="calendar-load"),
    path("calendars/confirm", calendars.confirm, name="calendar-confirm"),
    path("calendars/template", calendars.template, name="calendar-template"),
    path("calendars/years/<int:year>/", calendars.year, name="calendar-year"),
    path("calendars/<int:version>/", calendars.shown, name="calendar-show"),
    path("calendars/<int:version>/export", calendars.export, name="calendar-export"),
]

PROMISES = [
    path("promises/", promises_views.listed, name="promise-list"),
    path("promises/export.<str:kind>", promises_views.export, name="promise-export"),
    path(
        "promises/<int:promise_id>/repair/",
        promises_views.repair,
        name="promise-repair",
    ),
]

PRACTICES = [
    path("practices/", practice_views.listed, name="practice-list"),
    path("practices/<str:code>/", practice_views.practice, name="practice"),
]

SUPERVISION = [
    path("findings/", findings_views.listed, name="finding-list"),
    path("findings/export.<str:kind>", findings_views.export, name="finding-export"),
    path("findings/<int:finding_id>/", findings_views.finding, name="finding"),
    path("journal/", journal_views.days, name="journal"),
    path("journal/subject", journal_views.subject, name="journal-subject"),
    path("journal/days/<str:on>/", journal_views.day, name="journal-day"),
]

urlpatterns = [
    path("", home.home, name="home"),
    *NETWORK,
    *PEOPLE,
    *LETTERS,
    *FEES,
    *SEALS,
    *PAPERS,
    *HOURS,
    *OFFICE,
    *CALENDARS,
    *PROMISES,
    *PRACTICES,
    *SUPERVISION,
    *WATCH,
    *MESSAGES,
    *OUTAGES,
    *MATTERS,
    *FIGURES,
    *GRAPHS,
    *AGENCY,
    *RATINGS,
    *CONDUCT,
    *ORDERS,
    *REQUESTS,
    *SCORES,
    *REPORTS,
]
