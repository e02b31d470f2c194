"""Who may take the steps of supervision: rows of the authority table.

A supervisor watches and speaks, and changes no case; the unit that a card is for
explains it; a second person, of supervision or of the bureau, settles a doubt.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from yimen.rules.authority.actors import Role
from yimen.rules.authority.standing import Relation
from yimen.rules.authority.steps import Step

_WATCHERS: Final = {Role.SUPERVISOR: Relation.BELOW}
_SECONDS: Final = {**_WATCHERS, Role.BUREAU_MANAGER: Relation.BELOW}
_CARDED: Final = {
    Role.CHIEF_REPRESENTATIVE: Relation.ORGAN,
    Role.ORGAN_HEAD: Relation.ORGAN,
    Role.DUTY_DIRECTOR: Relation.HALL,
}
_CONCERNED: Final = {**_CARDED, **_SECONDS}
_URGERS: Final = {**_SECONDS, Role.DUTY_DIRECTOR: Relation.BELOW}
_SYSTEM: Final[Mapping[Role, Relation]] = {}

ROWS: Final[Mapping[Step, Mapping[Role, Relation]]] = MappingProxyType(
    {
        Step.RAISE_CARD: _WATCHERS,
        Step.NOTIFY_CARD: _WATCHERS,
        Step.EXPLAIN_CARD: _CARDED,
        Step.UPHOLD_CARD: _SECONDS,
        Step.RECHECK_CARD: _WATCHERS,
        Step.DOUBT_CARD: _SECONDS,
        Step.CANCEL_CARD: _SECONDS,
        Step.KEEP_CARD: _SECONDS,
        Step.LIFT_CARD: _SYSTEM,
        Step.REPLACE_CARD: _SYSTEM,
        Step.SEE_CARDS: _CONCERNED,
        Step.WATCH: _SECONDS,
        Step.SET_SUPERVISION: {Role.SUPERVISOR: Relation.ANY},
        Step.GIVE_URGING: _URGERS,
        Step.RECEIVE_URGING: _CARDED,
        Step.ANSWER_URGING: _CARDED,
        Step.RETURN_URGING: _URGERS,
        Step.TAKE_BACK_URGING: _URGERS,
        Step.CLOSE_URGING: _URGERS,
        Step.SEE_URGINGS: _CONCERNED,
    }
)
