"""The profile `yimen`: matters as this product writes them, in JSON, TOML or Excel.

The shape is that of `rules.catalogue.written`; what is left out has its default.
Beside the guide a matter names its `organ` and may carry the `source` an earlier
import kept.
docs/catalogue-format.md lists every field.
"""

from collections.abc import Mapping
from typing import Any, Final

from yimen.exchange.catalogue.sheets import BadRow, Row
from yimen.ports.identifiers import check_uscc
from yimen.ports.imports import Remark
from yimen.records.catalogue.actions import Incoming, OrganName
from yimen.rules.catalogue import written

FORMAT: Final = "yimen-matters"
VERSION: Final = 1
_ORGAN: Final = frozenset({"code", "name", "uscc"})


def read(row: Row) -> tuple[Incoming | BadRow, list[Remark], str]:
    """One matter of our own format, and a credit code that fails its check."""
    fields = dict(row.fields)
    organ = _organ(fields.pop("organ", None))
    source = fields.pop("source", None) or {}
    if organ is None:
        return BadRow(row.number, "no_organ", str(row.fields.get("organ"))), [], ""
    if not isinstance(source, Mapping):
        return BadRow(row.number, "unreadable", "source"), [], ""
    try:
        matter = written.read(fields)
    except written.Unreadable as unreadable:
        facts = unreadable.facts
        value = f"{facts['field']}: {facts['value']}"
        return BadRow(row.number, "unreadable", value), [], ""
    if not matter.code.strip():
        return BadRow(row.number, "no_code", matter.name), [], ""
    if not matter.name.strip():
        return BadRow(row.number, "no_name", matter.code), [], ""
    remarks: list[Remark] = []
    invalid = ""
    if organ.uscc and not check_uscc(organ.uscc).is_valid:
        invalid = organ.uscc
        remarks.append(Remark(row.number, "invalid_uscc", invalid))
    return Incoming(row.number, matter, organ, source), remarks, invalid


def _organ(raw: object) -> OrganName | None:
    if isinstance(raw, str) and raw.strip():
        return OrganName(code=raw.strip())
    if not isinstance(raw, Mapping) or set(raw) - _ORGAN:
        return None
    named: dict[str, Any] = {name: str(value).strip() for name, value in raw.items()}
    named.setdefault("code", named.get("uscc", ""))
    return OrganName(**named) if named["code"] else None
