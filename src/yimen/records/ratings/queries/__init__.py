"""Reads of ratings: frozen pages that never say who rated."""

from yimen.records.ratings.facts import source_of
from yimen.records.ratings.queries.invitations import (
    DevicePage,
    Given,
    RatePage,
    device_asked_at,
    device_page,
    invitation,
    paper_token,
    rate_page,
)
from yimen.records.ratings.queries.lists import (
    FEW,
    ContestRow,
    MarkRow,
    OwnMonth,
    RatingFilter,
    RatingPage,
    RatingRow,
    own_months,
    rating_page,
    ratings,
)
from yimen.records.ratings.queries.tallies import (
    Figures,
    Replayed,
    coverage,
    figures,
    public_figures,
    replay,
)
from yimen.records.ratings.queries.tickets import (
    TicketPage,
    TicketRow,
    call_backs,
    ticket_page,
    tickets,
)

__all__ = [
    "FEW",
    "ContestRow",
    "DevicePage",
    "Figures",
    "Given",
    "MarkRow",
    "OwnMonth",
    "RatePage",
    "RatingFilter",
    "RatingPage",
    "RatingRow",
    "Replayed",
    "TicketPage",
    "TicketRow",
    "call_backs",
    "coverage",
    "device_asked_at",
    "device_page",
    "figures",
    "invitation",
    "own_months",
    "paper_token",
    "public_figures",
    "rate_page",
    "rating_page",
    "ratings",
    "replay",
    "source_of",
    "ticket_page",
    "tickets",
]
