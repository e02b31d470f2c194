"""The 21 organs of 云溪区 and the matters they answer for, out of the bundled files."""

import tomllib
from datetime import datetime
from importlib import resources
from typing import Any, Final

from yimen.exchange.catalogue.imports import MatterFile, import_catalogue
from yimen.records.network.actions.station_organ import station_organ
from yimen.records.people.actions.add_organ import add_organ
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.network import EntryClass, OrganKind, StationMode
from yimen.rules.organs import OrganFacts
from yimen.site.demo.names import CENTER
from yimen.site.demo.places import branch_code

_DATA: Final = resources.files("yimen") / "data"
_BRANCHES_OF: Final = {
    "O02": (branch_code("ZY"),),
    "O04": (branch_code("CG"),),
    "O06": (branch_code("SB"), branch_code("JY")),
    "O18": (branch_code("SB"),),
}
"""Which organ also sits in which sub-centre."""


def entries() -> tuple[dict[str, Any], ...]:
    """The organs as the bundled file has them."""
    file = _DATA / "demo" / "organs.toml"
    return tuple(tomllib.loads(file.read_text(encoding="utf-8"))["organ"])


def load(at: datetime) -> dict[str, int]:
    """Every organ entered; their ids by code."""
    return {entry["code"]: _organ(entry, at) for entry in entries()}


def _organ(entry: dict[str, Any], at: datetime) -> int:
    facts = {name: value for name, value in entry.items() if name != "code"}
    facts["kind"] = OrganKind(facts["kind"])
    facts["entry_class"] = EntryClass(facts["entry_class"])
    return add_organ(code=entry["code"], facts=OrganFacts(**facts), by=SYSTEM, at=at)


def station(at: datetime) -> None:
    """Bring every organ into the centre, some into a sub-centre too."""
    for entry in entries():
        code = entry["code"]
        as_needed = entry["entry_class"] == EntryClass.AS_NEEDED
        mode = StationMode.REPRESENTED if as_needed else StationMode.STATIONED
        for hall in (CENTER, *_BRANCHES_OF.get(code, ())):
            station_organ(node_code=hall, organ_code=code, mode=mode, by=SYSTEM, at=at)


class MattersKeptBack(Exception):
    """A bundled matter can't be published: the files and the rules disagree."""


def publish_matters(at: datetime) -> int:
    """How many matters the bundled files hold; every one is published."""
    count = 0
    for file in sorted((_DATA / "matters").iterdir(), key=lambda one: one.name):
        if not file.name.endswith(".toml"):
            continue
        matters = MatterFile(file.name, file.read_bytes(), "yimen")
        report = import_catalogue(matters, publish=True, by=SYSTEM, at=at)
        if report.rejected or report.notes["published"] != report.rows:
            raise MattersKeptBack(file.name, report.warnings)
        count += report.rows
    return count
