"""What may be read of the appraisal."""

from yimen.records.performance.queries.schemes import (
    SchemePage,
    SchemeRow,
    in_force,
    latest,
    scheme_page,
    schemes,
)
from yimen.records.performance.queries.scores import (
    Board,
    ScorePage,
    ScoreRow,
    board,
    live_card,
    score_page,
)

__all__ = [
    "Board",
    "SchemePage",
    "SchemeRow",
    "ScorePage",
    "ScoreRow",
    "board",
    "in_force",
    "latest",
    "live_card",
    "scheme_page",
    "schemes",
    "score_page",
]
