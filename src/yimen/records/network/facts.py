"""From rows of the network to what the rules speak of."""

from yimen.records.network.models import Node, Window
from yimen.rules.authority import Place
from yimen.rules.network import NodeFacts, WindowFacts, WindowKind


def place_of(row: Node) -> Place:
    """A node as the place of an act."""
    return Place(hall_id=row.pk, hall_path=row.path)


def node_facts(row: Node) -> NodeFacts:
    """What is registered of a place."""
    return NodeFacts(
        name=row.name,
        short_name=row.short_name,
        address=row.address,
        phone=row.phone,
        supervision_phone=row.supervision_phone,
        area_square_meters=row.area_square_meters,
        supervised_since=row.supervised_since,
    )


def window_facts(row: Window) -> WindowFacts:
    """What is registered of a window."""
    return WindowFacts(
        number=row.number,
        name=row.name,
        kind=WindowKind(row.kind),
        organ_id=row.organ_id,
        is_open=row.is_open,
    )
