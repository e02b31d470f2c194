"""Every rule that the published systems know has its rule here, by its place."""

from typing import Final

from rules.supervision.test_register import BROKEN
from yimen.rules.authority.supervision import ROWS
from yimen.rules.authority.table import TABLE
from yimen.rules.supervision.register import RULES

RULEBOOK: Final[dict[str, tuple[str, ...]]] = {
    # 7.1.3, the eight official triggers
    "refuses a qualified application": ("refused_the_qualified",),
    "over the promised time": ("over_time", "order_late", "request_late"),
    "a step late though the total is not": ("step_late",),
    "first review late": ("not_accepted", "silent", "order_not_taken_up"),
    "no reason given": ("no_reason",),
    "not handled through the system": ("outside_the_system", "before_registration"),
    "illegal fee": ("wrong_charge",),
    "others": ("by_hand",),
    # 7.1.4, the words of the seeds
    "压件": ("held", "order_held"),
    "推诿": ("passed_around", "order_passed_around"),
    "拖沓": ("drawn_out", "hurry_unanswered"),
    "超时": ("over_time", "delivery_late", "rectify_late", "urging_late"),
    "两头受理": ("dual_acceptance",),
    "体外循环": ("outside_the_system", "before_registration"),
    "乱收费": ("wrong_charge",),
    # 7.3.1 and 7.3.2
    "NO_SUMMARY": ("no_opinion",),
    "NO_STUFF": ("no_material_list",),
    "NO_NOTICE_OF_ACCEPTANCE": ("no_acceptance_paper",),
    "PROCESS_BEFORE_REGISTER": ("before_registration",),
    "NOT_BE_ACCEPTED": ("not_accepted",),
    "MULTI_CORRECTION": ("second_notice",),
    "CORRECTION_AFTER_ACCEPT": ("correction_after_acceptance",),
    "NO_RESULT_STATUS": ("no_result", "order_no_result"),
    "NO_PROCESS_DATA": ("no_process",),
    "PROCESS_AFTER_FINISH": ("after_end",),
    "NO_DECISION": ("no_decision_paper",),
    # 7.3.3 to 7.3.7
    "fee differs": ("wrong_charge",),
    "reason of the result missing": ("no_reason",),
    "special procedure without notice or days": ("unfounded_pause",),
    "extension after expiry, or by the wrong level": (
        "extension_late",
        "extension_rank",
    ),
    "approver without a live authorisation": ("no_authority",),
    "acceptor is approver": ("same_hands",),
    "version out of date": ("stale_version",),
    "two identical open cases": ("open_twin",),
    "bad rating contacted late": ("contact_late", "first_contact_late"),
    # against gaming (what-users-ask 4.7)
    "pauses opened on the last day": ("last_day_pause",),
    "closings in batches": ("batch_closing",),
    "accept-withdraw tricks": ("accept_withdraw",),
    "timestamps that bunch before a limit": ("bunched_decisions",),
    "a closed case later disputed": ("disputed_later", "order_reopened"),
}


def test_every_published_rule_is_watched() -> None:
    named = {name for names in RULEBOOK.values() for name in names}

    assert named == set(RULES)
    assert named == {name for name, _, _ in BROKEN}  # each with its example


def test_every_rule_names_its_article_or_its_source() -> None:
    known = ("条例", "行政许可法", "电子监察", "意见", "制度", "承诺", "授权", "职责")
    bare = [
        rule.name
        for rule in RULES.values()
        if not any(word in rule.article for word in known)
    ]

    assert bare == []


def test_who_watches_changes_no_case() -> None:
    """What a supervisor alone may do is supervision, reading and writing papers."""
    from yimen.rules.authority.actors import Role
    from yimen.rules.cases.lifecycle import TRANSITIONS

    moves = {step for steps in TRANSITIONS.values() for step in steps}
    taken = {step for step in moves if Role.SUPERVISOR in TABLE.get(step, {})}

    assert taken == set()
    assert not moves & set(ROWS)
