"""Who may do what about the conduct of the staff: rows of the authority table.

双重管理 (S1: 「雙向溝通、雙向管理」): the hall keeps the days, the home unit answers
for its people. Whoever is concerned sees their own and nobody else's; that nobody
confirms what they put down themselves stands in `attendance`, `breaches` and their
like.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from yimen.rules.authority.actors import Role
from yimen.rules.authority.standing import Relation
from yimen.rules.authority.steps import Step

_Row = Mapping[Role, Relation]

_OVERSEERS: Final[_Row] = {
    Role.DUTY_DIRECTOR: Relation.BELOW,
    Role.BUREAU_MANAGER: Relation.BELOW,
}
_MANAGERS: Final[_Row] = {Role.BUREAU_MANAGER: Relation.BELOW}
_WATCHERS: Final[_Row] = {**_OVERSEERS, Role.SUPERVISOR: Relation.BELOW}
_READERS: Final[_Row] = {
    **_OVERSEERS,
    Role.SUPERVISOR: Relation.BELOW,
    Role.ORGAN_HEAD: Relation.ORGAN,
}
_EVERY_OFFICER: Final[_Row] = dict.fromkeys(Role, Relation.ANY)
_OWN: Final[_Row] = dict.fromkeys(Role, Relation.OWN)

CONDUCT: Final[Mapping[Step, _Row]] = MappingProxyType(
    {
        Step.SEE_CONDUCT: _READERS,
        Step.SEE_OWN_CONDUCT: _EVERY_OFFICER,
        Step.SET_ATTENDANCE: _MANAGERS,
        Step.SET_CONDUCT: {Role.BUREAU_MANAGER: Relation.ANY},
        Step.LOAD_ATTENDANCE: _OVERSEERS,
        Step.CALL_ROLL: _OVERSEERS,
        Step.ASK_CORRECTION_OF_DAY: {**_OWN, **_OVERSEERS},
        Step.ANSWER_CORRECTION_OF_DAY: _OVERSEERS,
        Step.PLAN_PATROL: _WATCHERS,
        Step.WALK_PATROL: _WATCHERS,
        Step.RECTIFY_FINDING: {**_OWN, **_OVERSEERS, Role.ORGAN_HEAD: Relation.ORGAN},
        Step.ACCEPT_FINDING: _WATCHERS,
        Step.HOLD_TALK: {**_WATCHERS, Role.ORGAN_HEAD: Relation.ORGAN},
        Step.NOTE_TALK: _OWN,
        Step.RECORD_BREACH: _WATCHERS,
        Step.CONFIRM_BREACH: _WATCHERS,
        Step.APPEAL_BREACH: _OWN,
        Step.DECIDE_APPEAL: _WATCHERS,
        Step.KEEP_TRAINING: _OVERSEERS,
        Step.RECORD_HONOUR: _OVERSEERS,
        Step.CONFIRM_HONOUR: _WATCHERS,
        Step.SET_WEIGHT: {Role.BUREAU_MANAGER: Relation.ANY},
        Step.ASK_REPLACEMENT: _OVERSEERS,
        Step.ANSWER_REPLACEMENT: {Role.ORGAN_HEAD: Relation.ORGAN},
        Step.KEEP_SOCIAL: _OVERSEERS,
        Step.KEEP_PROMISE: _OVERSEERS,
    }
)
