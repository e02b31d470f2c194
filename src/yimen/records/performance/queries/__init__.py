"""What may be read of the appraisal."""

from yimen.records.performance.queries.evidence import Evidence, evidence_page
from yimen.records.performance.queries.lists import (
    AppealRow,
    AwardRow,
    AwardRulesPage,
    BonusRow,
    ListFilter,
    appeal_page,
    appeals,
    appeals_of,
    award_rules,
    awards,
    bonuses,
    public_awards,
)
from yimen.records.performance.queries.own import is_own, own_keys
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
    own_scores,
    score_page,
    whole_card,
)

__all__ = [
    "AppealRow",
    "AwardRow",
    "AwardRulesPage",
    "Board",
    "BonusRow",
    "Evidence",
    "ListFilter",
    "SchemePage",
    "SchemeRow",
    "ScorePage",
    "ScoreRow",
    "appeal_page",
    "appeals",
    "appeals_of",
    "award_rules",
    "awards",
    "board",
    "bonuses",
    "evidence_page",
    "in_force",
    "is_own",
    "latest",
    "live_card",
    "own_keys",
    "own_scores",
    "public_awards",
    "scheme_page",
    "schemes",
    "score_page",
    "whole_card",
]
