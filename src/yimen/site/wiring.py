"""Which machine stands behind which port, and which subject follows the cases."""

from yimen.exchange.approvals.files import BpmnFiles
from yimen.exchange.catalogue.files import OurMatterFiles
from yimen.ports import fee_register, graph_files, matter_files
from yimen.records.agency import queries as agency
from yimen.records.approvals.actions.follow_case import follow_case
from yimen.records.cases import queries as cases
from yimen.records.cases.actions import _followers, _sealing
from yimen.records.cases.queries import drafting, enclosed
from yimen.records.fees import queries as fees
from yimen.records.fees.actions.follow_charged import follow_charged
from yimen.records.messages.actions.tell_graded import tell_graded
from yimen.records.network.actions import _graded
from yimen.records.orders import queries as orders
from yimen.records.ratings import queries as ratings
from yimen.records.seals.actions import _uses
from yimen.records.seals.actions.seal_document import seal_document
from yimen.records.supervision.actions import _sources
from yimen.records.supervision.actions._sources import Source
from yimen.screens.paper.codes import sealed_imprint


def wire() -> None:
    """Connect every port that a screen may ask for, and whoever follows a case."""
    matter_files.use(OurMatterFiles())
    graph_files.use(BpmnFiles())
    fee_register.use(fees)
    _sealing.use(seal_document)
    _uses.use(sealed_imprint)
    drafting.use(agency.draft_holders, cases.prepared_holders)
    enclosed.use(fees.papers_of_case)
    _followers.use(follow_case, follow_charged)
    _graded.use(tell_graded)
    _sources.use(
        Source("order", orders.standing_orders, orders.these_orders),
        Source("information_request", orders.standing_requests, orders.these_requests),
        Source("rectification", ratings.standing_tickets, ratings.these_tickets),
    )
