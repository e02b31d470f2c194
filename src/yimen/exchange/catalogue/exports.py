"""The catalogue as a file that reads back the same: JSON, or a workbook."""

import json
from collections.abc import Iterable
from typing import Any

from yimen.exchange.catalogue.own import FORMAT, VERSION
from yimen.exchange.catalogue.workbook import workbook
from yimen.records.catalogue.queries import Kept
from yimen.rules.catalogue import written


def as_json(kept: Iterable[Kept]) -> bytes:
    """Every matter with its organ and source, as one JSON document."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "matters": [_record(one) for one in kept],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def as_workbook(kept: Iterable[Kept]) -> bytes:
    """The same in a workbook; without matters it is the template to fill in."""
    return workbook(_record(one) for one in kept)


def _record(kept: Kept) -> dict[str, Any]:
    organ = {
        "code": kept.organ_code,
        "name": kept.organ_name,
        "uscc": kept.organ_uscc,
    }
    source = {"source": dict(kept.source)}
    return {**written.written(kept.matter), "organ": organ, **source}
