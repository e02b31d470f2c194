"""What may be read of the network. It is public knowledge."""

from yimen.records.network.queries.doors import ExceptionRow, HallHours, hall_hours
from yimen.records.network.queries.nodes import (
    Branch,
    HallChoice,
    NetworkPage,
    NodeRow,
    Totals,
    all_nodes,
    halls,
    network,
    node_of_code,
    nodes_under,
)
from yimen.records.network.queries.regions import (
    RegionRow,
    all_regions,
    past_regions,
    region_of_code,
    regions_under,
)
from yimen.records.network.queries.windows import (
    PostRow,
    SeatRow,
    StationingRow,
    WindowRow,
    organs_in,
    seats_of,
    window,
    window_labels,
    windows_of,
)

__all__ = [
    "Branch",
    "ExceptionRow",
    "HallChoice",
    "HallHours",
    "NetworkPage",
    "NodeRow",
    "PostRow",
    "RegionRow",
    "SeatRow",
    "StationingRow",
    "Totals",
    "WindowRow",
    "all_nodes",
    "all_regions",
    "hall_hours",
    "halls",
    "network",
    "node_of_code",
    "nodes_under",
    "organs_in",
    "past_regions",
    "region_of_code",
    "regions_under",
    "seats_of",
    "window",
    "window_labels",
    "windows_of",
]
