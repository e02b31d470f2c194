"""What the lines of a file say of the network, in either of two forms.

**Streets**, as the statistical office publishes them: `streetCode,street,code,name`,
a village a line. Towns get a hall, villages a station, under the district's centre.

**Our own**: `kind,code,name,parent` and any of `region`, `short_name`, `address`,
`phone`, `supervision_phone`, `area_square_meters`, `supervised_since`,
`primary_responsible`, `primary_responsible_office`, `predecessor`, `level`. A line is
a region (`kind` region; `parent` is a region's code, `level` makes the code a local
one) or a place (`kind` center, branch_center, park_station, town_hall, area_station,
service_station; `parent` is a place's code, `region` a region's). Parents stand before
children. An empty cell leaves things as they are.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from yimen.ports.identifiers import is_known_region, region_level, region_name
from yimen.ports.imports import Remark
from yimen.records.network.actions.add_region import RegionFacts
from yimen.records.network.actions.import_network import NetworkRow, PlaceFacts
from yimen.rules.decoding import decoded_whole
from yimen.rules.network import NodeFacts, NodeKind

STREETS: Final = ("streetCode", "street", "code", "name")
OWN: Final = ("kind", "code", "name", "parent")
TOWN, VILLAGE = 5, 6
REGION: Final = "region"
_DISTRICT_SIGNS: Final = 6
_COMMITTEE: Final = re.compile(r"(居民委员会|村民委员会|居委会|村委会)$")

Cells = Mapping[str, str]


class WrongFile(Exception):
    """The file is not a list of the network in a form that is known."""


def read(raw: bytes) -> tuple[NetworkRow, ...]:
    """The lines of a file; raises `WrongFile` when it is none that can be read."""
    lines = csv.reader(io.StringIO(_text(raw), newline=""))
    header = [name.strip() for name in next(lines, [])]
    if set(STREETS) <= set(header):
        return tuple(_streets(lines, header))
    if set(OWN) <= set(header):
        return tuple(_own(lines, header))
    raise WrongFile(f"the first line must name {','.join(STREETS)} or {','.join(OWN)}")


def _text(raw: bytes) -> str:
    try:
        return decoded_whole(raw)
    except UnicodeDecodeError as error:
        raise WrongFile("neither UTF-8 nor GB 18030 text") from error


def _cells(
    lines: Iterator[list[str]], header: list[str]
) -> Iterator[tuple[int, Cells | None]]:
    """Each line's number and cells; None when there are more or fewer than columns."""
    for number, line in enumerate(lines, start=2):
        if not line:
            continue
        if len(line) != len(header):
            yield number, None
        else:
            cells = (cell.strip() for cell in line)
            yield number, dict(zip(header, cells, strict=True))


def _faulty(line: int, kind: str, value: str, *bad_codes: str) -> NetworkRow:
    fault = Remark(line, f"rejected_{kind}", value)
    return NetworkRow(line=line, fault=fault, bad_codes=bad_codes)


def _streets(lines: Iterator[list[str]], header: list[str]) -> Iterator[NetworkRow]:
    names: dict[str, str] = {}
    for number, cells in _cells(lines, header):
        if cells is None:
            yield _faulty(number, "cells", "")
            continue
        yield _street_row(number, cells, names)


def _street_row(line: int, cells: Cells, names: dict[str, str]) -> NetworkRow:
    """A village with its town, if both codes are codes and nothing contradicts."""
    town, village = cells["streetCode"], cells["code"]
    bad = [
        code
        for code, level in ((town, TOWN), (village, VILLAGE))
        if region_level(code) != level
    ]
    if bad:
        return _faulty(line, "code", ",".join(bad), *bad)
    for code, name in ((town, cells["street"]), (village, cells["name"])):
        if not name:
            return _faulty(line, "name", code)
        if names.setdefault(code, name) != name:
            return _faulty(line, "two_names", f"{code} {names[code]} / {name}")
    district = town[:_DISTRICT_SIGNS]
    remarks = []
    if not is_known_region(district):
        remarks.append(Remark(line, "unknown_region", district))
    if not village.startswith(town[:9]):
        remarks.append(Remark(line, "outside_its_town", village))
    return NetworkRow(
        line=line,
        regions=_regions(district, town, village, cells),
        places=_places(district, town, village, cells),
        remarks=tuple(remarks),
    )


def _regions(
    district: str, town: str, village: str, cells: Cells
) -> tuple[RegionFacts, ...]:
    return (
        RegionFacts(code=district, name=region_name(district) or district),
        RegionFacts(code=town, name=cells["street"], parent_code=district),
        RegionFacts(code=village, name=cells["name"], parent_code=town),
    )


def _places(
    district: str, town: str, village: str, cells: Cells
) -> tuple[PlaceFacts, ...]:
    above = region_name(district) or "本区"
    short = _COMMITTEE.sub("", cells["name"]) or cells["name"]
    steps = (
        (district, NodeKind.CENTER, "", f"{above}政务服务中心", above),
        (
            town,
            NodeKind.TOWN_HALL,
            district,
            f"{cells['street']}便民服务中心",
            cells["street"],
        ),
        (village, NodeKind.SERVICE_STATION, town, f"{short}便民服务站", short),
    )
    return tuple(
        PlaceFacts(
            code=code,
            kind=kind,
            parent_code=parent,
            region_code=code,
            facts=NodeFacts(name=name, short_name=short_name),
            is_default=True,
        )
        for code, kind, parent, name, short_name in steps
    )


def _own(lines: Iterator[list[str]], header: list[str]) -> Iterator[NetworkRow]:
    for number, cells in _cells(lines, header):
        if cells is None:
            yield _faulty(number, "cells", "")
        elif cells["kind"] == REGION:
            yield _own_region(number, cells)
        elif cells["kind"] in list(NodeKind):
            yield _own_place(number, cells)
        else:
            yield _faulty(number, "kind", cells["kind"])


def _own_region(line: int, cells: Cells) -> NetworkRow:
    code, level = cells["code"], cells.get("level", "")
    if level and not level.isdigit():
        return _faulty(line, "level", level)
    if not level and region_level(code) is None:
        return _faulty(line, "code", code, code)
    facts = RegionFacts(
        code=code,
        name=cells["name"],
        parent_code=cells["parent"],
        predecessor_code=cells.get("predecessor", ""),
        local_level=int(level) if level else None,
    )
    return NetworkRow(line=line, regions=(facts,))


def _own_place(line: int, cells: Cells) -> NetworkRow:
    area, since = cells.get("area_square_meters", ""), cells.get("supervised_since", "")
    if area and not area.isdigit():
        return _faulty(line, "area", area)
    try:
        supervised = date.fromisoformat(since) if since else None
    except ValueError:
        return _faulty(line, "date", since)
    place = PlaceFacts(
        code=cells["code"],
        kind=NodeKind(cells["kind"]),
        parent_code=cells["parent"],
        region_code=cells.get("region") or cells["code"],
        facts=NodeFacts(
            name=cells["name"],
            short_name=cells.get("short_name", ""),
            address=cells.get("address", ""),
            phone=cells.get("phone", ""),
            supervision_phone=cells.get("supervision_phone", ""),
            area_square_meters=int(area) if area else None,
            supervised_since=supervised,
            primary_responsible=cells.get("primary_responsible", ""),
            primary_responsible_office=cells.get("primary_responsible_office", ""),
        ),
    )
    return NetworkRow(line=line, places=(place,))
