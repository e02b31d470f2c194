"""Who may do what for villagers and up the tiers: rows of the authority table.

A station acts for who comes to it (代办), the hall above takes up what it hands on;
projects are accompanied, days out are planned by those who answer for the hall.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from yimen.rules.authority.actors import Role
from yimen.rules.authority.standing import Relation
from yimen.rules.authority.steps import Step

_Row = Mapping[Role, Relation]

_ANY, _HALL, _BELOW = Relation.ANY, Relation.HALL, Relation.BELOW

_COUNTER = {Role.CLERK: _HALL, Role.CHIEF_REPRESENTATIVE: _HALL}
_AGENTS = {Role.AGENT: _HALL}
_PLANNERS = {Role.DUTY_DIRECTOR: _BELOW, Role.BUREAU_MANAGER: _BELOW}
_COMPANIONS = {Role.AGENT: _BELOW, Role.CLERK: _BELOW, **_PLANNERS}
_CARRIERS = {
    **_AGENTS,
    Role.CLERK: _HALL,
    Role.ISSUER: _HALL,
    Role.CHIEF_REPRESENTATIVE: _HALL,
}

AGENCY: Final[Mapping[Step, _Row]] = MappingProxyType(
    {
        Step.SEE_ERRANDS: {**_CARRIERS, **_PLANNERS, Role.SUPERVISOR: _BELOW},
        Step.TAKE_ERRAND: _AGENTS,
        Step.HAND_ON: _CARRIERS,
        Step.TAKE_OVER: _CARRIERS,
        Step.HAND_UP: _CARRIERS,
        Step.CANCEL_HAND_OVER: _CARRIERS,
        Step.TAKE_UP: _COUNTER,
        Step.DECLINE_ERRAND: _COUNTER,
        Step.END_ERRAND: _AGENTS,
        Step.HAND_RESULT: {Role.ISSUER: _HALL, Role.CLERK: _HALL},
        Step.GIVE_BACK: _CARRIERS,
        Step.SEE_DEVICES: {
            Role.BUREAU_MANAGER: _BELOW,
            Role.SUPERVISOR: _BELOW,
            Role.SYSTEM_ADMIN: _ANY,
        },
        Step.ASK_DEVICE: _AGENTS,
        Step.CONFIRM_DEVICE: {Role.BUREAU_MANAGER: _BELOW},
        Step.REVOKE_DEVICE: {Role.BUREAU_MANAGER: _BELOW, Role.SYSTEM_ADMIN: _ANY},
        Step.KEEP_DRAFT: _AGENTS,
        Step.LEASE_NUMBERS: _AGENTS,
        Step.SYNC_ERRANDS: _AGENTS,
        Step.REVIEW_INTAKE: {Role.BUREAU_MANAGER: _BELOW},
        Step.SEE_PROJECTS: {
            **_COMPANIONS,
            Role.SUPERVISOR: _BELOW,
            Role.GOVERNMENT_HEAD: _BELOW,
        },
        Step.EDIT_PROJECT: _PLANNERS,
        Step.CLAIM_PROJECT: _COMPANIONS,
        Step.ADD_PROJECT_CASE: _COMPANIONS,
        Step.SEE_OUTREACH: {**_CARRIERS, **_PLANNERS, Role.SUPERVISOR: _BELOW},
        Step.PLAN_OUTREACH: _PLANNERS,
    }
)
