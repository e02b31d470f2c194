"""What may be done to a matter."""

from yimen.records.catalogue.actions._versions import Sheet
from yimen.records.catalogue.actions.publish import Published, publish
from yimen.records.catalogue.actions.save_draft import Drafted, save_draft
from yimen.records.catalogue.actions.take_in import Incoming, TakenIn, take_in
from yimen.records.people.actions.meet_organs import OrganName

__all__ = [
    "Drafted",
    "Incoming",
    "OrganName",
    "Published",
    "Sheet",
    "TakenIn",
    "publish",
    "save_draft",
    "take_in",
]
