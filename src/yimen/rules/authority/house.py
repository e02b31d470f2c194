"""Who issues and reads the papers of the house: its part of the authority table."""

from collections.abc import Mapping
from typing import Final

from yimen.rules.authority.actors import Role
from yimen.rules.authority.standing import Relation
from yimen.rules.authority.steps import Step

_ANY, _ORGAN = Relation.ANY, Relation.ORGAN
_BELOW, _OWN = Relation.BELOW, Relation.OWN
_DECIDERS = {Role.CHIEF_REPRESENTATIVE: _ORGAN, Role.ORGAN_HEAD: _ORGAN}
_WATCHERS = {
    Role.DUTY_DIRECTOR: _BELOW,
    Role.BUREAU_MANAGER: _BELOW,
    Role.SUPERVISOR: _BELOW,
}
_EVERY_ADDRESSEE = dict.fromkeys(Role, _OWN)
_READERS = {**_EVERY_ADDRESSEE, **_DECIDERS, **_WATCHERS, Role.AUDIT_ADMIN: _ANY}

HOUSE: Final[Mapping[Step, Mapping[Role, Relation]]] = {
    Step.ISSUE_AUTHORITY: {Role.ORGAN_HEAD: _ORGAN, Role.BUREAU_MANAGER: _ANY},
    Step.ISSUE_URGING: _WATCHERS,
    Step.ISSUE_CARD: {Role.BUREAU_MANAGER: _BELOW, Role.SUPERVISOR: _BELOW},
    Step.ISSUE_NEGATIVE: {**_DECIDERS, **_WATCHERS},
    Step.ISSUE_DEDUCTION: {Role.BUREAU_MANAGER: _BELOW},
    Step.ISSUE_CIRCULAR: {Role.BUREAU_MANAGER: _BELOW},
    Step.ISSUE_WATCH_CIRCULAR: {Role.BUREAU_MANAGER: _BELOW, Role.SUPERVISOR: _BELOW},
    Step.VOID_HOUSE_PAPER: {
        **_DECIDERS,
        **_WATCHERS,
        Role.BUREAU_MANAGER: _ANY,
    },
    Step.SEE_HOUSE_PAPERS: _READERS,
    Step.PRINT_HOUSE_PAPER: _READERS,
}
