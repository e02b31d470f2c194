"""What may be read of the appraisal."""

from yimen.records.performance.queries.bonuses import (
    BonusFileContent,
    BonusFileRow,
    BonusRow,
    bonus_file,
    bonus_page,
    bonuses,
    bonuses_of,
)
from yimen.records.performance.queries.evidence import Evidence, evidence_page
from yimen.records.performance.queries.lists import (
    AppealRow,
    AwardRow,
    AwardRulesPage,
    ListFilter,
    appeal_page,
    appeals,
    appeals_of,
    award_page,
    award_rules,
    awards,
    public_awards,
)
from yimen.records.performance.queries.own import appeal_by, is_own, own_keys
from yimen.records.performance.queries.previews import SchemePreview, preview_scheme
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
from yimen.rules.performance.rows import BookRow

__all__ = [
    "AppealRow",
    "AwardRow",
    "AwardRulesPage",
    "Board",
    "BonusFileContent",
    "BonusFileRow",
    "BonusRow",
    "BookRow",
    "Evidence",
    "ListFilter",
    "SchemePage",
    "SchemePreview",
    "SchemeRow",
    "ScorePage",
    "ScoreRow",
    "appeal_by",
    "appeal_page",
    "appeals",
    "appeals_of",
    "award_page",
    "award_rules",
    "awards",
    "board",
    "bonus_file",
    "bonus_page",
    "bonuses",
    "bonuses_of",
    "evidence_page",
    "in_force",
    "is_own",
    "latest",
    "live_card",
    "own_keys",
    "own_scores",
    "preview_scheme",
    "public_awards",
    "scheme_page",
    "schemes",
    "score_page",
    "whole_card",
]
