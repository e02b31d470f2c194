"""What may be done to a matter."""

from yimen.records.catalogue.actions._versions import Sheet
from yimen.records.catalogue.actions.begin_round import RoundPlan, begin_round
from yimen.records.catalogue.actions.change_matter import Order, change_matter
from yimen.records.catalogue.actions.change_round import RoundSaid, change_round
from yimen.records.catalogue.actions.close_round import close_round
from yimen.records.catalogue.actions.discard_draft import discard_draft
from yimen.records.catalogue.actions.note_uses import note_uses
from yimen.records.catalogue.actions.override_locally import override_locally
from yimen.records.catalogue.actions.publish import Published, publish
from yimen.records.catalogue.actions.save_draft import Drafted, save_draft
from yimen.records.catalogue.actions.take_in import Incoming, TakenIn, take_in
from yimen.records.people.actions.meet_organs import OrganName

__all__ = [
    "Drafted",
    "Incoming",
    "Order",
    "OrganName",
    "Published",
    "RoundPlan",
    "RoundSaid",
    "Sheet",
    "TakenIn",
    "begin_round",
    "change_matter",
    "change_round",
    "close_round",
    "discard_draft",
    "note_uses",
    "override_locally",
    "publish",
    "save_draft",
    "take_in",
]
