"""Reads of the papers of the house."""

from yimen.records.papers.queries.lists import (
    HousePaperFilter,
    HousePaperPage,
    HousePaperRow,
    house_paper,
    house_papers,
    is_void,
    live_paper,
    papers_about,
)
from yimen.records.papers.queries.offices import OfficeOnPaper, office_of

__all__ = [
    "HousePaperFilter",
    "HousePaperPage",
    "HousePaperRow",
    "OfficeOnPaper",
    "house_paper",
    "house_papers",
    "is_void",
    "live_paper",
    "office_of",
    "papers_about",
]
