"""What supervision finds, by the rule that was broken (电子监察; rulebook 7.3).

A finding is not a reproach but a pointer: this rule, in this case, at this organ, with
the facts it follows from. 行政许可法 72 to 77 say who answers for what; which card a
finding raises and how it is lifted is not decided here.
"""

from enum import StrEnum


class FindingRule(StrEnum):
    """The rules that are watched."""

    LATE_HAND_UP = "late_hand_up"  # an errand lay at its station (rulebook 4.9.2)
    DEEMED_ACCEPTANCE = "deemed_acceptance"  # five days of silence (许可法 32, 72)
    MISSED_PROMISE = "missed_promise"  # a promised paper did not come (容缺)
