"""Who is allowed to do that: a table step × role × relation. By default nobody.

A relation (`standing.py`) says how the actor must stand to the place of the act.
`PUBLIC` steps need no role at all. Conditions
that look at the history of one case (acceptor is not approver, a live letter) stand in
`separation.py`; rows that are not the actor's to see never reach this table.
"""

from collections.abc import Mapping
from types import MappingProxyType

from yimen.rules.authority import supervision
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.agency import AGENCY
from yimen.rules.authority.boards import BOARDS
from yimen.rules.authority.conduct import CONDUCT
from yimen.rules.authority.house import HOUSE
from yimen.rules.authority.looking_closer import LOOKING_CLOSER
from yimen.rules.authority.money import MONEY
from yimen.rules.authority.orders import ORDERS, PUBLIC_ORDERS
from yimen.rules.authority.performance import PERFORMANCE
from yimen.rules.authority.ratings import RATINGS, RATINGS_PUBLIC
from yimen.rules.authority.reports import REPORTS
from yimen.rules.authority.standing import NOWHERE, Place, Relation, stands
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import Refused

__all__ = [
    "NOWHERE",
    "PUBLIC",
    "TABLE",
    "NotAllowed",
    "Place",
    "Relation",
    "may",
    "may_somewhere",
    "require",
]


class NotAllowed(Refused):
    """No role of the actor may take this step here."""


_ANY, _ORGAN, _HALL = Relation.ANY, Relation.ORGAN, Relation.HALL
_BELOW, _OWN = Relation.BELOW, Relation.OWN

_EVERY_OFFICER: Mapping[Role, Relation] = dict.fromkeys(Role, _ANY)
_COUNTER = {Role.CLERK: _HALL, Role.CHIEF_REPRESENTATIVE: _HALL}
_OFFICE = {Role.EXAMINER: _ORGAN, Role.CHIEF_REPRESENTATIVE: _ORGAN}
_APPROVERS = {Role.CHIEF_REPRESENTATIVE: _ORGAN, Role.ORGAN_HEAD: _ORGAN}
_READERS = {
    Role.CLERK: _HALL,
    Role.GUIDE: _HALL,
    Role.ISSUER: _HALL,
    Role.EXAMINER: _ORGAN,
    Role.CHIEF_REPRESENTATIVE: _ORGAN,
    Role.ORGAN_HEAD: _ORGAN,
    Role.GOVERNMENT_HEAD: _BELOW,
    Role.DUTY_DIRECTOR: _BELOW,
    Role.BUREAU_MANAGER: _BELOW,
    Role.SUPERVISOR: _BELOW,
}
_UNMASKERS: Mapping[Role, Relation] = {
    role: relation
    for role, relation in {**_READERS, Role.AUDIT_ADMIN: _ANY}.items()
    if role is not Role.GOVERNMENT_HEAD
}
_QUEUE = {
    Role.CLERK: _HALL,
    Role.CHIEF_REPRESENTATIVE: _HALL,
    Role.ISSUER: _HALL,
    Role.CASHIER: _HALL,
}
_HALL_DESK = {Role.GUIDE: _HALL, Role.CLERK: _HALL, Role.DUTY_DIRECTOR: _HALL}
_MANAGERS = {Role.BUREAU_MANAGER: _BELOW}
_BUREAU = {
    Role.DUTY_DIRECTOR: _BELOW,
    Role.BUREAU_MANAGER: _BELOW,
    Role.SUPERVISOR: _BELOW,
    Role.SYSTEM_ADMIN: _ANY,
    Role.SECURITY_ADMIN: _ANY,
    Role.AUDIT_ADMIN: _ANY,
}
_LEADERS = {**_OFFICE, Role.DUTY_DIRECTOR: _BELOW, Role.BUREAU_MANAGER: _BELOW}
_UNIT = {**_OFFICE, Role.ORGAN_HEAD: _ORGAN}
_HALL_SPEAKERS = {Role.DUTY_DIRECTOR: _HALL, Role.BUREAU_MANAGER: _BELOW}
_ASKED = {**_HALL_DESK, **_QUEUE, Role.EXAMINER: _HALL}
_OFFICE_READERS = {**_APPROVERS, **_HALL_SPEAKERS, Role.SUPERVISOR: _BELOW}
_ANNOUNCERS = {
    Role.DUTY_DIRECTOR: _HALL,
    Role.BUREAU_MANAGER: _BELOW,
    Role.SYSTEM_ADMIN: _ANY,
}
_SYSTEM: Mapping[Role, Relation] = {}
_LETTER_GIVERS = {Role.ORGAN_HEAD: _ORGAN, Role.BUREAU_MANAGER: _ANY}
_EYES = (Role.BUREAU_MANAGER, Role.SUPERVISOR, Role.AUDIT_ADMIN)
_OVERSEERS = {Role.DUTY_DIRECTOR: _BELOW, Role.BUREAU_MANAGER: _BELOW}

PUBLIC = frozenset(
    {
        Step.ISSUE_TICKET,
        Step.GIVE_UP,
        Step.REJOIN,
        Step.BOOK,
        Step.CANCEL_BOOKING,
        Step.CHECK_IN,
        Step.PAY_ONLINE,
        Step.PREPARE,
        *PUBLIC_ORDERS,
        *RATINGS_PUBLIC,
    }
)

TABLE: Mapping[Step, Mapping[Role, Relation]] = MappingProxyType(
    {
        Step.RECEIVE: _COUNTER,
        Step.ACCEPT: _COUNTER,
        Step.ASK_CORRECTION: _COUNTER,
        Step.SUPPLY: _COUNTER,
        Step.REJECT: _COUNTER,
        Step.DEEM_ACCEPTED: _SYSTEM,
        Step.DEEM_WITHDRAWN: _SYSTEM,
        Step.MOVE_DUE: _SYSTEM,
        Step.MOVE_REMINDER: _SYSTEM,
        Step.WITHDRAW: _COUNTER,
        Step.RETURN: _OFFICE,
        Step.TAKE: _OFFICE,
        Step.EXAMINE: _OFFICE,
        Step.SEND_BACK: _APPROVERS,
        Step.PAUSE: _OFFICE,
        Step.RESUME: _OFFICE,
        Step.EXTEND: {Role.ORGAN_HEAD: _ORGAN, Role.GOVERNMENT_HEAD: _BELOW},
        Step.GRANT: {**_APPROVERS, Role.CLERK: _HALL},
        Step.REFUSE: _APPROVERS,
        Step.DELIVER: {Role.ISSUER: _HALL, Role.CLERK: _HALL},
        Step.CLOSE: _SYSTEM,
        Step.CORRECT_SLIP: _COUNTER,
        Step.REWORD: _APPROVERS,
        Step.PRINT: _READERS,
        Step.FILE: {
            Role.CLERK: _HALL,
            Role.ISSUER: _HALL,
            Role.EXAMINER: _ORGAN,
            Role.CHIEF_REPRESENTATIVE: _ORGAN,
        },
        Step.SEE_ARCHIVE: _READERS,
        Step.ATTACH: {**_COUNTER, **_OFFICE},
        Step.SEE_CASE: _READERS,
        Step.LIST_CASES: _READERS,
        Step.EXPORT_CASES: _READERS,
        # looking closer: hearings, experts, checks on the spot
        **dict.fromkeys(LOOKING_CLOSER, _OFFICE),
        Step.ORDER_HEARING: _APPROVERS,
        Step.REQUEST_HEARING: {**_COUNTER, **_OFFICE},
        Step.WAIVE_HEARING: {**_COUNTER, **_OFFICE},
        # a promise: conditions, checked later
        Step.COMMIT: _COUNTER,
        Step.SEE_CANDIDATES: _UNIT,
        Step.OFFER_BENEFIT: _UNIT,
        Step.LIST_COMMITMENTS: {**_UNIT, **_OVERSEERS, Role.SUPERVISOR: _BELOW},
        Step.CHECK_COMMITMENT: _OFFICE,
        Step.REVOKE_DECISION: _APPROVERS,
        # a promise: papers that follow later
        Step.TOLERATE: _COUNTER,
        Step.SUPPLY_OWED: _COUNTER,
        Step.LAPSE_PROMISE: _SYSTEM,
        Step.REMIND_OWED: _SYSTEM,
        Step.SEE_PROMISES: {**_OVERSEERS, Role.SUPERVISOR: _BELOW},
        Step.REPAIR_PROMISE: {Role.BUREAU_MANAGER: _ANY},
        # correct, undo, reassign
        Step.ASSIGN: {**_APPROVERS, Role.EXAMINER: _OWN},
        Step.TRANSFER_CASE: {**_APPROVERS, Role.CLERK: _HALL, **_HALL_SPEAKERS},
        Step.HAND_BACK: {**_APPROVERS, Role.EXAMINER: _ORGAN},
        Step.CHANGE_MATTER: _COUNTER,
        Step.MOVE_WINDOW: {**_COUNTER, Role.DUTY_DIRECTOR: _HALL},
        Step.UNDO: {**_COUNTER, Role.EXAMINER: _ORGAN},
        Step.MERGE: {**_COUNTER, Role.EXAMINER: _ORGAN},
        Step.ABSORB: {**_COUNTER, Role.EXAMINER: _ORGAN},
        Step.SEE_NEGATIVES: _OFFICE_READERS,
        Step.REVIEW_NEGATIVE: {**_HALL_SPEAKERS, Role.ORGAN_HEAD: _ORGAN},
        Step.REVERSE_NEGATIVE: {**_HALL_SPEAKERS, Role.ORGAN_HEAD: _ORGAN},
        Step.ISSUE_TICKET: _HALL_DESK,
        Step.CALL: _QUEUE,
        Step.RECALL: _QUEUE,
        Step.SERVE: _QUEUE,
        Step.NO_SHOW: _QUEUE,
        Step.PARK: _QUEUE,
        Step.UNPARK: _QUEUE,
        Step.TRANSFER: {**_QUEUE, **_HALL_DESK},
        Step.FINISH: _QUEUE,
        Step.CANCEL_TICKET: _HALL_DESK,
        Step.GIVE_UP: _HALL_DESK,
        Step.REJOIN: _HALL_DESK,
        Step.LAPSE: _SYSTEM,
        Step.BOOK: _HALL_DESK,
        Step.CANCEL_BOOKING: _HALL_DESK,
        Step.CHECK_IN: _HALL_DESK,
        Step.SEE_QUEUE: {**_QUEUE, **_HALL_DESK, **_MANAGERS, Role.SUPERVISOR: _BELOW},
        Step.MANAGE_QUEUE: {Role.DUTY_DIRECTOR: _HALL, Role.BUREAU_MANAGER: _BELOW},
        Step.LEAVE_WINDOW: {**_QUEUE, **_HALL_DESK},
        Step.REOPEN_WINDOW: {**_QUEUE, **_HALL_DESK},
        Step.MISS_BOOKING: _SYSTEM,
        Step.COME_ABOUT: _HALL_DESK,
        # a form filled in at home
        Step.PREPARE: _HALL_DESK,
        Step.SEE_PREPARED: _COUNTER,
        Step.SEE_CATALOGUE: _EVERY_OFFICER,
        Step.EDIT_MATTER: {
            Role.BUREAU_MANAGER: _ANY,
            Role.CHIEF_REPRESENTATIVE: _ORGAN,
        },
        Step.PUBLISH_MATTER: {Role.BUREAU_MANAGER: _ANY},
        Step.CHANGE_MATTER_STATE: {Role.BUREAU_MANAGER: _ANY},
        Step.IMPORT_CATALOGUE: {Role.BUREAU_MANAGER: _ANY, Role.SYSTEM_ADMIN: _ANY},
        Step.EXPORT_CATALOGUE: _EVERY_OFFICER,
        Step.BEGIN_CATALOGUE_ROUND: {Role.BUREAU_MANAGER: _ANY},
        Step.CHANGE_CATALOGUE_ROUND: {Role.BUREAU_MANAGER: _ANY},
        Step.CLOSE_CATALOGUE_ROUND: {Role.BUREAU_MANAGER: _ANY},
        Step.SEE_PRACTICE: _EVERY_OFFICER,
        Step.SET_PRACTICE: {Role.BUREAU_MANAGER: _ANY},
        Step.SEE_CALENDAR: _EVERY_OFFICER,
        Step.LOAD_CALENDAR: {Role.BUREAU_MANAGER: _ANY, Role.SYSTEM_ADMIN: _ANY},
        Step.SET_HOURS: {Role.BUREAU_MANAGER: _BELOW, Role.DUTY_DIRECTOR: _HALL},
        Step.SIGN_IN: _EVERY_OFFICER,
        Step.SIGN_OUT: _EVERY_OFFICER,
        Step.CHANGE_PASSWORD: _EVERY_OFFICER,
        Step.SEE_NETWORK: _EVERY_OFFICER,
        Step.EDIT_NETWORK: {Role.BUREAU_MANAGER: _BELOW, Role.SYSTEM_ADMIN: _ANY},
        Step.IMPORT_NETWORK: {Role.BUREAU_MANAGER: _ANY, Role.SYSTEM_ADMIN: _ANY},
        Step.ASK_GRADE: {**_HALL_SPEAKERS, Role.AGENT: _HALL},
        Step.SETTLE_GRADE: _MANAGERS,
        Step.END_GRADE: _SYSTEM,
        Step.SEE_PEOPLE: {
            Role.BUREAU_MANAGER: _BELOW,
            Role.DUTY_DIRECTOR: _BELOW,
            Role.SUPERVISOR: _BELOW,
            Role.SYSTEM_ADMIN: _ANY,
            Role.SECURITY_ADMIN: _ANY,
            Role.AUDIT_ADMIN: _ANY,
        },
        Step.EDIT_ORGAN: {Role.BUREAU_MANAGER: _ANY, Role.SYSTEM_ADMIN: _ANY},
        Step.EDIT_PEOPLE: {Role.BUREAU_MANAGER: _BELOW, Role.SYSTEM_ADMIN: _ANY},
        Step.TAKE_SEAT: _QUEUE,
        Step.SEE_LETTERS: {
            Role.CLERK: _OWN,
            Role.EXAMINER: _OWN,
            Role.CHIEF_REPRESENTATIVE: _ORGAN,
            Role.ORGAN_HEAD: _ORGAN,
            Role.BUREAU_MANAGER: _ANY,
            Role.SUPERVISOR: _BELOW,
            Role.SYSTEM_ADMIN: _ANY,
            Role.AUDIT_ADMIN: _ANY,
        },
        **dict.fromkeys((Step.GRANT_LETTER, Step.REVOKE_LETTER), _LETTER_GIVERS),
        Step.REGISTER_APPLICANT: {
            Role.CLERK: _ANY,
            Role.CHIEF_REPRESENTATIVE: _ANY,
            Role.AGENT: _ANY,
        },
        # leave, substitutes, duty
        Step.RENEW_LETTER: {Role.ORGAN_HEAD: _ORGAN, Role.BUREAU_MANAGER: _ANY},
        Step.SEE_QUESTIONS: _ASKED,
        Step.ASK_QUESTION: _ASKED,
        Step.HAND_QUESTION: _ASKED,
        Step.TAKE_QUESTION: _ASKED,
        Step.ANSWER_QUESTION: _ASKED,
        Step.SEE_LEAVES: _OFFICE_READERS,
        Step.ASK_LEAVE: _EVERY_OFFICER,
        Step.ANSWER_LEAVE: {**_HALL_SPEAKERS, Role.ORGAN_HEAD: _ORGAN},
        Step.CANCEL_LEAVE: _EVERY_OFFICER,
        Step.CONFIRM_HAND_OVER: _EVERY_OFFICER,
        Step.STAND_IN: _EVERY_OFFICER,
        Step.SEE_ROSTER: _EVERY_OFFICER,
        Step.SET_ROSTER: _HALL_SPEAKERS,
        Step.UNMASK: _UNMASKERS,
        Step.LOCK_OUT: _SYSTEM,
        Step.UNLOCK: {Role.SECURITY_ADMIN: _ANY},
        Step.SEE_JOURNAL: {Role.SUPERVISOR: _ANY, Role.AUDIT_ADMIN: _ANY},
        Step.CLOSE_DAY: _SYSTEM,
        Step.ERASE_TEXT: {Role.SECURITY_ADMIN: _ANY},
        Step.FIND: _SYSTEM,
        Step.SEE_FINDINGS: {
            Role.SUPERVISOR: _BELOW,
            Role.BUREAU_MANAGER: _BELOW,
            Role.CHIEF_REPRESENTATIVE: _ORGAN,
        },
        **supervision.ROWS,
        # messages
        Step.SEE_MESSAGES: {**_ANNOUNCERS, Role.SUPERVISOR: _BELOW},
        Step.RESEND_MESSAGE: _ANNOUNCERS,
        Step.ANNOUNCE_OUTAGE: _ANNOUNCERS,
        Step.WITHDRAW_OUTAGE: _ANNOUNCERS,
        Step.SEE_INBOX: _EVERY_OFFICER,
        Step.READ_MESSAGE: _EVERY_OFFICER,
        # the seal
        Step.SEE_SEALS: {**_APPROVERS, **dict.fromkeys(_EYES, _ANY)},
        **dict.fromkeys((Step.MAKE_SEAL, Step.REVOKE_SEAL), _LETTER_GIVERS),
        Step.USE_SEAL: {**_APPROVERS, Role.CLERK: _HALL},
        Step.SEAL_HOUSE_PAPER: {**_LETTER_GIVERS, Role.SUPERVISOR: _BELOW},
        **HOUSE,
        **MONEY,
        # joint approval
        **dict.fromkeys((Step.BEGIN_JOINT, Step.SETTLE_JOINT), _SYSTEM),
        **dict.fromkeys((Step.JOINT_NOTICE, Step.JOINT_CLOCK), _SYSTEM),
        Step.FILL_FORM: {**_COUNTER, **_OFFICE},
        **dict.fromkeys((Step.SIGN_NOTICE, Step.ANSWER), _UNIT),
        **dict.fromkeys((Step.RETURN_MEMBER, Step.SIGN_ATTENDANCE), _UNIT),
        Step.ASSUME_CONSENT: _SYSTEM,
        **dict.fromkeys((Step.REMIND_MEMBER, Step.CHANGE_MEMBERS), _LEADERS),
        **dict.fromkeys((Step.RUN_AGAIN, Step.CALL_GATHERING), _LEADERS),
        Step.MINUTE_GATHERING: _LEADERS,
        Step.SEE_JOINT: _READERS,
        Step.LIST_JOINT: _READERS,
        Step.SEE_GRAPH: _EVERY_OFFICER,
        Step.EDIT_GRAPH: {
            Role.BUREAU_MANAGER: _ANY,
            Role.CHIEF_REPRESENTATIVE: _ORGAN,
        },
        Step.PUBLISH_GRAPH: {Role.BUREAU_MANAGER: _ANY},
        Step.IMPORT_REGISTER: {Role.BUREAU_MANAGER: _ANY, Role.SYSTEM_ADMIN: _ANY},
        Step.SEE_REGISTERS: {Role.BUREAU_MANAGER: _ANY, Role.SUPERVISOR: _ANY},
        Step.REPLAY: {Role.BUREAU_MANAGER: _ANY, Role.SYSTEM_ADMIN: _ANY},
        Step.SEE_FIGURES: {
            Role.BUREAU_MANAGER: _ANY,
            Role.SUPERVISOR: _ANY,
            Role.DUTY_DIRECTOR: _BELOW,
            Role.GOVERNMENT_HEAD: _BELOW,
            **_APPROVERS,
        },
        Step.ARCHIVE_CASES: {Role.BUREAU_MANAGER: _ANY},
        Step.CHECK_ARCHIVE: {Role.BUREAU_MANAGER: _ANY},
        Step.SEE_DATASETS: {Role.BUREAU_MANAGER: _ANY, Role.SUPERVISOR: _ANY},
        Step.SEE_HOME: _EVERY_OFFICER,
        Step.SEE_BUREAU: _BUREAU,
        Step.SEE_LOOK: _EVERY_OFFICER,
        Step.FORWARD: _APPROVERS,
        Step.SEE_FORWARDED: _READERS,
        Step.TAKE_FORWARDED: _COUNTER,
        Step.GIVE_OPTION: {**_COUNTER, Role.DUTY_DIRECTOR: _BELOW},
        Step.END_OPTION: {**_COUNTER, Role.DUTY_DIRECTOR: _BELOW},
        Step.GO_FIRST: {**_COUNTER, Role.DUTY_DIRECTOR: _BELOW},
        Step.GO_IN_TURN: {**_COUNTER, Role.DUTY_DIRECTOR: _BELOW},
        Step.NOTE_PAYMENT: {**_COUNTER, **_OFFICE},
        **AGENCY,
        **BOARDS,
        **ORDERS,
        **CONDUCT,
        **PERFORMANCE,
        **REPORTS,
        # ratings
        **RATINGS,
    }
)


def may_somewhere(actor: Actor, step: Step) -> bool:
    """Whether some role of the actor may take this step in some place."""
    return actor.is_system or step in PUBLIC or actor.has(*TABLE[step])


def may(actor: Actor, step: Step, place: Place = NOWHERE) -> bool:
    """Whether the actor may take this step in this place."""
    if actor.is_system or step in PUBLIC:
        return True
    row = TABLE[step]
    return any(
        role in actor.roles and stands(actor, relation, place)
        for role, relation in row.items()
    )


def require(actor: Actor, step: Step, place: Place = NOWHERE) -> None:
    """Raise `NotAllowed` unless the actor may take this step in this place."""
    if not may(actor, step, place):
        raise NotAllowed(step=step, actor=actor.mark)
