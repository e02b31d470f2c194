"""Who may do what about the appraisal: rows of the authority table."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from yimen.rules.actors import Role
from yimen.rules.standing import Relation
from yimen.rules.steps import Step

PERFORMANCE: Final[Mapping[Step, Mapping[Role, Relation]]] = MappingProxyType(
    {
        Step.SEE_SCORES: {
            Role.BUREAU_MANAGER: Relation.BELOW,
            Role.DUTY_DIRECTOR: Relation.BELOW,
            Role.SUPERVISOR: Relation.BELOW,
        },
        Step.PUBLISH_SCHEME: {Role.BUREAU_MANAGER: Relation.ANY},
        Step.CLOSE_PERIOD: {Role.BUREAU_MANAGER: Relation.BELOW},
    }
)
