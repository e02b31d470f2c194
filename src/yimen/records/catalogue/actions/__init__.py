"""What may be done to a matter."""

from yimen.records.catalogue.actions._versions import Sheet
from yimen.records.catalogue.actions.publish import Published, publish
from yimen.records.catalogue.actions.save_draft import Drafted, save_draft

__all__ = ["Drafted", "Published", "Sheet", "publish", "save_draft"]
