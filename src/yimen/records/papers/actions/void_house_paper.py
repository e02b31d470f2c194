"""A paper of the house is taken back, with its reason; it stays in the register."""

from datetime import datetime

from django.db import transaction

from yimen.records.papers import queries
from yimen.records.papers.actions._issuing import voided
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.documents.house_papers import ISSUING


@transaction.atomic
def void_house_paper(*, document: str, reason: str, by: Actor, at: datetime) -> None:
    """From now on the paper does not hold."""
    page = queries.house_paper(document, by)
    authority.require(by, Step.VOID_HOUSE_PAPER, page.place)
    authority.require(by, ISSUING[page.sheet.kind], page.place)
    voided(document, reason, by, at)
