"""Who may look at the board of a place, and ask what would be if: rows of the table."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from yimen.rules.authority.actors import Role
from yimen.rules.authority.standing import Relation
from yimen.rules.authority.steps import Step

_LEADERS: Final = {
    Role.DUTY_DIRECTOR: Relation.BELOW,
    Role.BUREAU_MANAGER: Relation.BELOW,
    Role.SUPERVISOR: Relation.BELOW,
}
BOARDS: Final[Mapping[Step, Mapping[Role, Relation]]] = MappingProxyType(
    {
        Step.SEE_BOARD: {**_LEADERS, Role.GOVERNMENT_HEAD: Relation.BELOW},
        Step.SEE_WHAT_IF: _LEADERS,
        Step.ASK_WHAT_IF: {
            Role.DUTY_DIRECTOR: Relation.BELOW,
            Role.BUREAU_MANAGER: Relation.BELOW,
        },
        Step.SEE_ADVICE: _LEADERS,
    }
)
