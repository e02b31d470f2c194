"""Who may do what with orders of the people and requests for information.

A part of the authority table (`authority.py`). The desk (受理、交办、督办) is the
bureau with its duty directors, each over the halls below; the units answer for what
they were handed; whoever registered an order sees it, and nobody else of the hall
does: a complaint about a counter is not the counter's to read (信访工作条例 30;
rulebook 12.3). A visitor may say something, ask, supply and withdraw without any
role.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from yimen.rules.authority.actors import Role
from yimen.rules.authority.standing import Relation
from yimen.rules.authority.steps import Step

_ANY, _ORGAN, _HALL = Relation.ANY, Relation.ORGAN, Relation.HALL
_BELOW, _OWN = Relation.BELOW, Relation.OWN

_DESK: Final = {Role.BUREAU_MANAGER: _BELOW, Role.DUTY_DIRECTOR: _BELOW}
_UNITS: Final = {
    Role.EXAMINER: _ORGAN,
    Role.CHIEF_REPRESENTATIVE: _ORGAN,
    Role.ORGAN_HEAD: _ORGAN,
}
_GRID: Final = {Role.AGENT: _HALL}
_TAKERS: Final = {
    **_DESK,
    **_GRID,
    Role.CLERK: _HALL,
    Role.GUIDE: _HALL,
    Role.CHIEF_REPRESENTATIVE: _HALL,
}
_READERS: Final = {
    **_DESK,
    **_UNITS,
    **_GRID,
    Role.CLERK: _OWN,
    Role.GUIDE: _OWN,
    Role.SUPERVISOR: _BELOW,
}
_HANDLERS: Final = {**_DESK, **_UNITS, **_GRID}
_HEADS: Final = {Role.ORGAN_HEAD: _ORGAN, Role.DUTY_DIRECTOR: _BELOW}
_OFFICE: Final = {Role.BUREAU_MANAGER: _ANY, **_UNITS}
_SYSTEM: Final[Mapping[Role, Relation]] = {}

PUBLIC_ORDERS: Final = frozenset(
    {
        Step.REGISTER_ORDER,
        Step.ASK_REVIEW,
        Step.ASK_INFORMATION,
    }
)

ORDERS: Final[Mapping[Step, Mapping[Role, Relation]]] = MappingProxyType(
    {
        Step.REGISTER_ORDER: _TAKERS,
        Step.LOG_FAILED_VISIT: _TAKERS,
        **dict.fromkeys(
            (
                Step.ACCEPT_ORDER,
                Step.DECLINE_ORDER,
                Step.RECLASSIFY_ORDER,
                Step.ASSIGN_ORDER,
                Step.AGREE_RETURN,
                Step.DENY_RETURN,
                Step.NOTE_FEEDBACK,
                Step.REOPEN_ORDER,
                Step.ARCHIVE_ORDER,
                Step.MERGE_ORDER,
                Step.ABSORB_ORDER,
                Step.PUBLISH_ORDER,
                Step.UNPUBLISH_ORDER,
            ),
            _DESK,
        ),
        Step.HURRY_ORDER: {**_DESK, Role.SUPERVISOR: _BELOW},
        Step.CONTACT_PERSON: _HANDLERS,
        Step.ASK_RETURN: {**_UNITS, **_GRID},
        Step.GIVE_ORDER_BACK: {**_UNITS, **_GRID},
        Step.REPORT_PART: {**_UNITS, **_GRID},
        Step.ANSWER_ORDER: _HANDLERS,
        Step.EXTEND_ORDER: _HEADS,
        Step.WITHDRAW_ORDER: _TAKERS,
        Step.ASK_REVIEW: _TAKERS,
        Step.UNMASK_ORDER: {**_HANDLERS, Role.SUPERVISOR: _BELOW},
        Step.SEE_ORDERS: _READERS,
        Step.SEE_ORDER_FIGURES: {
            **_DESK,
            Role.SUPERVISOR: _BELOW,
            Role.GOVERNMENT_HEAD: _BELOW,
        },
        Step.EDIT_CATEGORY: {Role.BUREAU_MANAGER: _ANY},
        # requests for information
        Step.ASK_INFORMATION: _TAKERS,
        **dict.fromkeys(
            (
                Step.CONFIRM_REQUEST,
                Step.ASK_REQUEST_CORRECTION,
                Step.CORRECT_REQUEST,
                Step.CONSULT_THIRD_PARTY,
                Step.NOTE_THIRD_PARTY,
                Step.ANSWER_REQUEST,
                Step.WITHDRAW_REQUEST,
                Step.UNMASK_REQUEST,
                Step.PRINT_REPLY,
            ),
            _OFFICE,
        ),
        Step.EXTEND_REQUEST: {Role.ORGAN_HEAD: _ORGAN},
        Step.GIVE_UP_REQUEST: _SYSTEM,
        # who read what somebody said: written down by itself
        Step.READ_PERSONAL: _SYSTEM,
        Step.EXPORT_PERSONAL: _SYSTEM,
        Step.SEE_READERS: {Role.BUREAU_MANAGER: _BELOW, Role.SUPERVISOR: _BELOW},
        Step.SEE_REQUESTS: {**_OFFICE, Role.SUPERVISOR: _ANY},
    }
)
"""Visitors' steps stand here too, for the officers who write them down."""
