"""A form that somebody fills in at home, for a food licence of the demo district."""

from datetime import datetime
from typing import Final

from yimen.records.cases.actions.prepare import Prepared, prepare
from yimen.rules.authority.actors import VISITOR
from yimen.site.demo import names
from yimen.site.demo.staff import Staff

FOOD: Final = "11500199000000035J4500103005000"
_PHONE: Final = 7_001


def load(_staff: Staff, at: datetime) -> None:
    """It names its matter, its hall, and half of the papers."""
    said = {
        "name": ["周桂兰"],
        "id_number": [""],
        "papers": ["M01", "M03"],
        "note": ["店面是租的，房东在外地，协议能不能用复印件？"],
    }
    form = Prepared(
        matter_code=FOOD,
        hall_code=names.CENTER,
        phone=names.phone(_PHONE),
        said=said,
    )
    prepare(form=form, by=VISITOR, at=at)
