"""Which date binds when a holiday notice moves a date that was already printed.

`due_on` follows the law both ways and drives the lights. The printed date is kept
beside it (rulebook 10.7): nobody loses a day by having trusted the paper. The
applicant's own periods take the later of the two. What the organ promised is held to
the earlier. The statutory date is always the recomputed one, for a later printed date
would overrun 行政许可法 42.
"""

from datetime import date


def binds_applicant(due_on: date, printed_on: date | None) -> date:
    """The last day for something the applicant has to do."""
    return max(due_on, printed_on) if printed_on else due_on


def binds_promise(due_on: date, printed_on: date | None) -> date:
    """The last day of what the organ has promised."""
    return min(due_on, printed_on) if printed_on else due_on


def binds_statute(due_on: date, printed_on: date | None) -> date:  # noqa: ARG001
    """The last day that the statute allows, whatever was printed."""
    return due_on
