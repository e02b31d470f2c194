"""Every act that somebody may take, by one name each.

The lifecycle (`lifecycle.py`) says when a step of a case may be taken, the authority
table (`authority.py`) says by whom, the journal writes it down. Reading is an act
too: a page that shows other people's business has a step of its own.
"""

from enum import StrEnum


class Step(StrEnum):
    """The acts, by subject. Values are what the journal stores."""

    # a case
    RECEIVE = "receive"
    ACCEPT = "accept"
    ASK_CORRECTION = "ask_correction"
    SUPPLY = "supply"
    REJECT = "reject"
    DEEM_ACCEPTED = "deem_accepted"
    DEEM_WITHDRAWN = "deem_withdrawn"
    WITHDRAW = "withdraw"
    RETURN = "return"
    TAKE = "take"
    EXAMINE = "examine"
    SEND_BACK = "send_back"
    PAUSE = "pause"
    RESUME = "resume"
    EXTEND = "extend"
    GRANT = "grant"
    REFUSE = "refuse"
    DELIVER = "deliver"
    CLOSE = "close"
    CORRECT_SLIP = "correct_slip"
    REWORD = "reword"
    PRINT = "print"
    FILE = "file"
    SEE_ARCHIVE = "see_archive"
    MOVE_DUE = "move_due"
    ATTACH = "attach"
    SEE_CASE = "see_case"
    LIST_CASES = "list_cases"
    EXPORT_CASES = "export_cases"

    # looking closer: hearings, experts, checks on the spot
    TELL_HEARING = "tell_hearing"
    ORDER_HEARING = "order_hearing"
    REQUEST_HEARING = "request_hearing"
    SCHEDULE_HEARING = "schedule_hearing"
    HOLD_HEARING = "hold_hearing"
    WAIVE_HEARING = "waive_hearing"
    CALL_EXPERTS = "call_experts"
    CONCLUDE_REVIEW = "conclude_review"
    CHECK_SITE = "check_site"

    # a promise: conditions, checked later
    COMMIT = "commit"
    LIST_COMMITMENTS = "list_commitments"
    CHECK_COMMITMENT = "check_commitment"
    REVOKE_DECISION = "revoke_decision"

    # a promise: papers that follow later
    TOLERATE = "tolerate"
    SUPPLY_OWED = "supply_owed"
    LAPSE_PROMISE = "lapse_promise"
    REMIND_OWED = "remind_owed"
    SEE_PROMISES = "see_promises"
    REPAIR_PROMISE = "repair_promise"
    # correct, undo, reassign
    ASSIGN = "assign"
    TRANSFER_CASE = "transfer_case"
    HAND_BACK = "hand_back"
    CHANGE_MATTER = "change_matter"
    MOVE_WINDOW = "move_window"
    UNDO = "undo"
    MERGE = "merge"
    ABSORB = "absorb"
    SEE_NEGATIVES = "see_negatives"
    REVIEW_NEGATIVE = "review_negative"
    REVERSE_NEGATIVE = "reverse_negative"

    # a ticket and an appointment
    ISSUE_TICKET = "issue_ticket"
    CALL = "call"
    RECALL = "recall"
    SERVE = "serve"
    NO_SHOW = "no_show"
    PARK = "park"
    UNPARK = "unpark"
    TRANSFER = "transfer"
    FINISH = "finish"
    CANCEL_TICKET = "cancel_ticket"
    GIVE_UP = "give_up"
    REJOIN = "rejoin"
    LAPSE = "lapse"
    BOOK = "book"
    CANCEL_BOOKING = "cancel_booking"
    CHECK_IN = "check_in"
    SEE_QUEUE = "see_queue"
    MANAGE_QUEUE = "manage_queue"
    LEAVE_WINDOW = "leave_window"
    REOPEN_WINDOW = "reopen_window"
    MISS_BOOKING = "miss_booking"

    # the catalogue
    SEE_CATALOGUE = "see_catalogue"
    EDIT_MATTER = "edit_matter"
    PUBLISH_MATTER = "publish_matter"
    CHANGE_MATTER_STATE = "change_matter_state"
    IMPORT_CATALOGUE = "import_catalogue"
    EXPORT_CATALOGUE = "export_catalogue"

    # local practice
    SEE_PRACTICE = "see_practice"
    SET_PRACTICE = "set_practice"

    # the calendar
    SEE_CALENDAR = "see_calendar"
    LOAD_CALENDAR = "load_calendar"
    SET_HOURS = "set_hours"

    # people and the network
    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"
    CHANGE_PASSWORD = "change_password"  # noqa: S105 - a name, not a password
    SEE_NETWORK = "see_network"
    EDIT_NETWORK = "edit_network"
    IMPORT_NETWORK = "import_network"
    SEE_PEOPLE = "see_people"
    EDIT_ORGAN = "edit_organ"
    EDIT_PEOPLE = "edit_people"
    TAKE_SEAT = "take_seat"
    SEE_LETTERS = "see_letters"
    GRANT_LETTER = "grant_letter"
    REVOKE_LETTER = "revoke_letter"
    RENEW_LETTER = "renew_letter"
    SEE_QUESTIONS = "see_questions"
    ASK_QUESTION = "ask_question"
    HAND_QUESTION = "hand_question"
    TAKE_QUESTION = "take_question"
    ANSWER_QUESTION = "answer_question"
    SEE_LEAVES = "see_leaves"
    ASK_LEAVE = "ask_leave"
    ANSWER_LEAVE = "answer_leave"
    CANCEL_LEAVE = "cancel_leave"
    CONFIRM_HAND_OVER = "confirm_hand_over"
    STAND_IN = "stand_in"
    SEE_ROSTER = "see_roster"
    SET_ROSTER = "set_roster"
    REGISTER_APPLICANT = "register_applicant"
    UNMASK = "unmask"
    LOCK_OUT = "lock_out"
    UNLOCK = "unlock"

    # the journal and supervision
    SEE_JOURNAL = "see_journal"
    CLOSE_DAY = "close_day"
    ERASE_TEXT = "erase_text"
    FIND = "find"
    SEE_FINDINGS = "see_findings"

    # messages
    SEE_MESSAGES = "see_messages"
    RESEND_MESSAGE = "resend_message"
    SEE_INBOX = "see_inbox"
    READ_MESSAGE = "read_message"
    # fees
    SEE_FEES = "see_fees"
    EDIT_FEE = "edit_fee"
    SETTLE_FEE = "settle_fee"
    REOPEN_FEE = "reopen_fee"
    SEE_BILLS = "see_bills"
    EXPORT_BILLS = "export_bills"
    BILL = "bill"
    VOID_BILL = "void_bill"
    TAKE_PAYMENT = "take_payment"
    PAY_ONLINE = "pay_online"
    NOTE_ANSWER = "note_answer"
    NOTE_EBILL = "note_ebill"
    ASK_REFUND = "ask_refund"
    DECIDE_REFUND = "decide_refund"
    PAY_REFUND = "pay_refund"
    OPEN_SHIFT = "open_shift"
    CLOSE_SHIFT = "close_shift"
    TAKE_OVER_SHIFT = "take_over_shift"
    RECONCILE = "reconcile"
    SETTLE_DIFFERENCE = "settle_difference"
    ANNOUNCE_OUTAGE = "announce_outage"
    WITHDRAW_OUTAGE = "withdraw_outage"
    # joint approval
    BEGIN_JOINT = "begin_joint"
    SETTLE_JOINT = "settle_joint"
    JOINT_NOTICE = "joint_notice"
    JOINT_CLOCK = "joint_clock"
    FILL_FORM = "fill_form"
    SIGN_NOTICE = "sign_notice"
    ANSWER = "answer"
    RETURN_MEMBER = "return_member"
    ASSUME_CONSENT = "assume_consent"
    REMIND_MEMBER = "remind_member"
    CHANGE_MEMBERS = "change_members"
    RUN_AGAIN = "run_again"
    CALL_GATHERING = "call_gathering"
    SIGN_ATTENDANCE = "sign_attendance"
    MINUTE_GATHERING = "minute_gathering"
    SEE_JOINT = "see_joint"
    LIST_JOINT = "list_joint"
    SEE_GRAPH = "see_graph"
    EDIT_GRAPH = "edit_graph"
    PUBLISH_GRAPH = "publish_graph"

    # the voice of the people
    IMPORT_REGISTER = "import_register"
    SEE_REGISTERS = "see_registers"
    # the seal
    SEE_SEALS = "see_seals"
    MAKE_SEAL = "make_seal"
    REVOKE_SEAL = "revoke_seal"
    USE_SEAL = "use_seal"

    # papers of the house
    ISSUE_AUTHORITY = "issue_authority"
    ISSUE_URGING = "issue_urging"
    ISSUE_CARD = "issue_card"
    ISSUE_NEGATIVE = "issue_negative"
    ISSUE_DEDUCTION = "issue_deduction"
    ISSUE_CIRCULAR = "issue_circular"
    VOID_HOUSE_PAPER = "void_house_paper"
    PRINT_HOUSE_PAPER = "print_house_paper"
    SEE_HOUSE_PAPERS = "see_house_papers"

    # figures and the history of other systems
    REPLAY = "replay"
    SEE_FIGURES = "see_figures"

    # the house
    SEE_HOME = "see_home"
    SEE_BUREAU = "see_bureau"
    SEE_LOOK = "see_look"

    # agents and tiers
    FORWARD = "forward"
    SEE_FORWARDED = "see_forwarded"
    TAKE_FORWARDED = "take_forwarded"
    SEE_ERRANDS = "see_errands"
    TAKE_ERRAND = "take_errand"
    HAND_ON = "hand_on"
    TAKE_OVER = "take_over"
    HAND_UP = "hand_up"
    CANCEL_HAND_OVER = "cancel_hand_over"
    TAKE_UP = "take_up"
    DECLINE_ERRAND = "decline_errand"
    END_ERRAND = "end_errand"
    HAND_RESULT = "hand_result"
    GIVE_BACK = "give_back"
    SEE_DEVICES = "see_devices"
    ASK_DEVICE = "ask_device"
    CONFIRM_DEVICE = "confirm_device"
    REVOKE_DEVICE = "revoke_device"
    LEASE_NUMBERS = "lease_numbers"
    SYNC_ERRANDS = "sync_errands"
    REVIEW_INTAKE = "review_intake"
    GIVE_OPTION = "give_option"
    END_OPTION = "end_option"
    GO_FIRST = "go_first"
    GO_IN_TURN = "go_in_turn"
    NOTE_PAYMENT = "note_payment"
    SEE_PROJECTS = "see_projects"
    EDIT_PROJECT = "edit_project"
    CLAIM_PROJECT = "claim_project"
    ADD_PROJECT_CASE = "add_project_case"
    SEE_OUTREACH = "see_outreach"
    PLAN_OUTREACH = "plan_outreach"


LOOKING_CLOSER = (
    Step.TELL_HEARING,
    Step.ORDER_HEARING,
    Step.REQUEST_HEARING,
    Step.SCHEDULE_HEARING,
    Step.HOLD_HEARING,
    Step.WAIVE_HEARING,
    Step.CALL_EXPERTS,
    Step.CONCLUDE_REVIEW,
    Step.CHECK_SITE,
)
"""Hearings, experts and checks on the spot: while the decision clock runs."""
