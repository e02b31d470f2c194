"""The steps by which an organ looks closer while its clock runs (许可法 34, 45-48)."""

from yimen.rules.authority.steps import Step

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
