"""Which machine stands behind which port, and which subject follows the cases."""

from yimen.exchange.catalogue.files import OurMatterFiles
from yimen.ports import matter_files
from yimen.records.approvals.actions.follow_case import follow_case
from yimen.records.cases.actions import _followers


def wire() -> None:
    """Connect every port that a screen may ask for, and whoever follows a case."""
    matter_files.use(OurMatterFiles())
    _followers.use(follow_case)
