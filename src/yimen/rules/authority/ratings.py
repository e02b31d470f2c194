"""Who may take the steps of ratings, call-backs, questionnaires and meetings.

The hall's own hands call a rater, the rated unit puts things right, and the two never
mix: a unit may see its tickets, but whom they come from is the hall's to know
(GB/T 39734 4.1; rulebook 12.3.6).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from yimen.rules.authority.actors import Role
from yimen.rules.authority.standing import Relation
from yimen.rules.authority.steps import Step

_HALL = Relation.HALL
_BELOW = Relation.BELOW
_OVERSEERS = {Role.DUTY_DIRECTOR: _BELOW, Role.BUREAU_MANAGER: _BELOW}
_READERS = {**_OVERSEERS, Role.SUPERVISOR: _BELOW}
_UNIT = {
    Role.CHIEF_REPRESENTATIVE: Relation.ORGAN,
    Role.ORGAN_HEAD: Relation.ORGAN,
}
_MANAGERS = {Role.BUREAU_MANAGER: _BELOW}
_BY_ITSELF: Mapping[Role, Relation] = {}

RATINGS_PUBLIC: Final = frozenset(
    {
        Step.RATE,
        Step.DETAIL_RATING,
        Step.RERATE,
        Step.ANSWER_QUESTIONNAIRE,
        Step.CAST_BALLOT,
    }
)

RATINGS: Final[Mapping[Step, Mapping[Role, Relation]]] = MappingProxyType(
    {
        Step.ASK_RATING: {
            Role.CLERK: _HALL,
            Role.CHIEF_REPRESENTATIVE: _HALL,
            Role.ISSUER: _HALL,
            Role.CASHIER: _HALL,
        },
        **dict.fromkeys(RATINGS_PUBLIC, _BY_ITSELF),
        **dict.fromkeys(
            (
                Step.FLAG_RATING,
                Step.INVALIDATE_RATING,
                Step.OPEN_RECTIFICATION,
                Step.DROP_RECTIFICATION,
            ),
            _BY_ITSELF,
        ),
        Step.SEE_RATINGS: _READERS,
        Step.SEE_OWN_RATINGS: dict.fromkeys(Role, Relation.ANY),
        Step.CONTEST_RATING: {**_UNIT, Role.DUTY_DIRECTOR: _BELOW},
        Step.REVIEW_RATING: {Role.BUREAU_MANAGER: _BELOW, Role.SUPERVISOR: _BELOW},
        Step.SEE_RECTIFICATIONS: {**_UNIT, **_READERS},
        Step.RECTIFY: {**_UNIT, **_OVERSEERS},
        **dict.fromkeys(
            (Step.SEE_RATER, Step.CONTACT_RATER, Step.REPORT_BACK), _OVERSEERS
        ),
        Step.SET_RATINGS: {Role.BUREAU_MANAGER: Relation.ANY},
        # call-backs and questionnaires
        Step.SEE_CALL_BACKS: _READERS,
        **dict.fromkeys((Step.PLAN_CALL_BACKS, Step.CALL_BACK), _OVERSEERS),
        Step.SEE_QUESTIONNAIRES: _READERS,
        Step.EDIT_QUESTIONNAIRE: _MANAGERS,
        Step.SEE_REVIEW_MEETINGS: _READERS,
        Step.HOLD_REVIEW_MEETING: _MANAGERS,
    }
)
