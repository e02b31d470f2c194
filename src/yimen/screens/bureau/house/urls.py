"""Where the journal, the house's papers and its messages are."""

from django.urls import path

from yimen.screens.bureau.house import journal, messages, papers

JOURNAL = [
    path("journal/", journal.days, name="journal"),
    path("journal/subject", journal.subject, name="journal-subject"),
    path("journal/days/<str:on>/", journal.day, name="journal-day"),
]

PAPERS = [
    path("papers/", papers.listed, name="paper-list"),
    path("papers/export.<str:kind>", papers.export, name="paper-export"),
    path("papers/new/<slug:kind>/", papers.new, name="paper-new"),
    path("papers/letter/<int:letter_id>", papers.authority, name="paper-authority"),
    path("papers/negative/<int:filing_id>", papers.negative, name="paper-negative"),
]

MESSAGES = [
    path("messages/", messages.listed, name="message-list"),
    path("messages/export.<str:kind>", messages.export, name="message-export"),
    path("messages/<int:message_id>/again", messages.again, name="message-again"),
]

HOUSE = [*JOURNAL, *PAPERS, *MESSAGES]
