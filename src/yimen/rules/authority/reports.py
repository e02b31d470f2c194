"""Who may do what about reports: rows of the authority table."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from yimen.rules.authority.actors import Role
from yimen.rules.authority.standing import Relation
from yimen.rules.authority.steps import Step

_BELOW = Relation.BELOW
_MANAGERS: Final = {Role.BUREAU_MANAGER: _BELOW}

REPORTS: Final[Mapping[Step, Mapping[Role, Relation]]] = MappingProxyType(
    {
        Step.SEE_REPORTS: {
            Role.BUREAU_MANAGER: _BELOW,
            Role.DUTY_DIRECTOR: _BELOW,
            Role.GOVERNMENT_HEAD: _BELOW,
            Role.SUPERVISOR: _BELOW,
        },
        **dict.fromkeys(
            (Step.DRAFT_REPORT, Step.SCHEDULE_REPORT, Step.PUBLISH_REPORT), _MANAGERS
        ),
        Step.REMARK_REPORT: {Role.BUREAU_MANAGER: _BELOW, Role.DUTY_DIRECTOR: _BELOW},
        Step.SIGN_REPORT: {
            Role.BUREAU_MANAGER: _BELOW,
            Role.DUTY_DIRECTOR: _BELOW,
            Role.GOVERNMENT_HEAD: _BELOW,
        },
        Step.SET_REPORT_TEMPLATE: {Role.BUREAU_MANAGER: Relation.ANY},
    }
)
