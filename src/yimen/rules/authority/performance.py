"""Who may do what about the appraisal: rows of the authority table."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from yimen.rules.authority.actors import Role
from yimen.rules.authority.standing import Relation
from yimen.rules.authority.steps import Step

_OVERSEERS: Final[Mapping[Role, Relation]] = {
    Role.BUREAU_MANAGER: Relation.BELOW,
    Role.DUTY_DIRECTOR: Relation.BELOW,
}
_DECIDERS: Final[Mapping[Role, Relation]] = {
    **_OVERSEERS,
    Role.SUPERVISOR: Relation.BELOW,
}
_EVERY_OFFICER: Final = dict.fromkeys(Role, Relation.ANY)

PERFORMANCE: Final[Mapping[Step, Mapping[Role, Relation]]] = MappingProxyType(
    {
        Step.SEE_SCORES: _DECIDERS,
        Step.SEE_OWN_SCORE: _EVERY_OFFICER,
        Step.PUBLISH_SCHEME: {Role.BUREAU_MANAGER: Relation.ANY},
        Step.CLOSE_PERIOD: {Role.BUREAU_MANAGER: Relation.BELOW},
        Step.ASK_BONUS: _OVERSEERS,
        Step.DECIDE_BONUS: _DECIDERS,
        Step.APPEAL_ROW: _EVERY_OFFICER,  # of their own card: `rules.performance`
        Step.DECIDE_SCORE_APPEAL: _DECIDERS,
        Step.PROPOSE_AWARDS: _OVERSEERS,
        Step.SIGN_AWARD: {Role.BUREAU_MANAGER: Relation.BELOW},
        Step.PUBLISH_AWARD_RULES: {Role.BUREAU_MANAGER: Relation.ANY},
    }
)
