"""Where things happen: one centre, four sub-centres, thirty towns, their villages."""

import csv
import io
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from yimen.exchange.network.reading import read
from yimen.exchange.network.writing import COLUMNS
from yimen.ports.imports import Progress
from yimen.records.network.actions.import_network import import_network
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.network import NodeKind
from yimen.site.demo.names import (
    CENTER,
    DISTRICT,
    REGION,
    Town,
    Village,
    official,
    towns,
)

BRANCHES: Final = (
    ("SB", "五险办理分中心", "五险办理"),
    ("JY", "就业招聘分中心", "就业招聘"),
    ("ZY", "公共资源交易分中心", "公共资源交易"),
    ("CG", "车管所分中心", "车管所"),
)
STAFFED_TOWNS: Final = 3
AGENTS: Final = 10

_REGISTERED: Final = 12
"""So many villages of a town said who answers for them; the last of some did not."""

_SUPERVISION: Final = "026-12345"


def branch_code(letters: str) -> str:
    """The code of a sub-centre."""
    return f"{CENTER}-{letters}"


def staffed_towns() -> tuple[Town, ...]:
    """The towns whose halls have officers: a street office and two towns."""
    every = towns()
    return (every[0], every[10], every[20])[:STAFFED_TOWNS]


def agent_villages() -> tuple[str, ...]:
    """The codes of the villages that have an agent, a few in each staffed town."""
    codes = [village.code for town in staffed_towns() for village in town.villages[1:5]]
    return tuple(codes[:AGENTS])


def load(at: datetime, tell: Progress) -> None:
    """Bring the whole network in, the way a file of it comes in."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="")
    writer.writeheader()
    writer.writerows(_lines(at))
    import_network(rows=read(out.getvalue().encode()), by=SYSTEM, at=at, tell=tell)


def _lines(at: datetime) -> Iterator[dict[str, object]]:
    yield {"kind": "region", "code": REGION, "name": DISTRICT}
    since = local_date(at).isoformat()
    yield {
        "kind": NodeKind.CENTER.value,
        "code": CENTER,
        "name": f"{DISTRICT}政务服务中心",
        "region": REGION,
        "short_name": "区中心",
        "address": f"{DISTRICT}云溪大道66号",
        "phone": "026-55500101",
        "supervision_phone": _SUPERVISION,
        "area_square_meters": 4600,
        "supervised_since": since,
        "primary_responsible": official(CENTER),
        "primary_responsible_office": "政务服务中心主任",
    }
    for place, (letters, name, short) in enumerate(BRANCHES, 1):
        yield {
            "kind": NodeKind.BRANCH_CENTER.value,
            "code": branch_code(letters),
            "name": f"{DISTRICT}政务服务中心{name}",
            "parent": CENTER,
            "region": REGION,
            "short_name": short,
            "address": f"{DISTRICT}云溪大道{100 + place * 12}号",
            "phone": f"026-5560010{place}",
            "supervision_phone": _SUPERVISION,
            "area_square_meters": 600 + place * 80,
            "supervised_since": since,
            "primary_responsible": official(branch_code(letters)),
            "primary_responsible_office": "分中心主任",
        }
    for place, town in enumerate(towns()):
        yield from _town(place, town, since)


def _town(place: int, town: Town, since: str) -> Iterator[dict[str, object]]:
    yield {"kind": "region", "code": town.code, "name": town.name, "parent": REGION}
    yield {
        "kind": NodeKind.TOWN_HALL.value,
        "code": town.code,
        "name": f"{town.name}便民服务中心",
        "parent": CENTER,
        "region": town.code,
        "short_name": town.name,
        "address": f"{DISTRICT}{town.name}便民路{place + 1}号",
        "phone": f"026-555{place + 1:02d}100",
        "supervision_phone": _SUPERVISION,
        "area_square_meters": 76 + place * 9,
        "supervised_since": since if town in staffed_towns() else "",
        "primary_responsible": official(town.code),
        "primary_responsible_office": "分管负责人",
    }
    for number, village in enumerate(town.villages):
        code, name = village.code, village.name
        yield {"kind": "region", "code": code, "name": name, "parent": town.code}
        yield {
            "kind": NodeKind.SERVICE_STATION.value,
            "code": code,
            "name": f"{name}便民服务站",
            "parent": town.code,
            "region": code,
            "short_name": name,
            "address": f"{DISTRICT}{town.name}{name}",
            **(_responsible(village) if number < _REGISTERED else {}),
        }


def _responsible(village: Village) -> dict[str, object]:
    """“村党组织书记或村民委员会主任为…第一责任人”; a community has a committee too."""
    office = "社区党组织书记" if village.is_community else "村党组织书记"
    return {
        "primary_responsible": official(village.code),
        "primary_responsible_office": office,
    }
