"""Our files of matters, as the port wants them."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Final

from yimen.exchange.catalogue import exports
from yimen.exchange.catalogue.imports import MatterFile, import_catalogue, read_file
from yimen.exchange.watching import watched
from yimen.ports.imports import Report, Told
from yimen.ports.matter_files import ReadFile, Upload
from yimen.records.catalogue.queries import whole_matters
from yimen.rules.authority.actors import Actor

_WRITERS: Final = {"json": exports.as_json, "xlsx": exports.as_workbook}


class OurMatterFiles:
    """JSON, JSON lines, TOML and workbooks, in both profiles."""

    def take_in(self, upload: Upload, *, by: Actor, at: datetime) -> Report:
        file = MatterFile(upload.name, upload.content, upload.profile)
        return import_catalogue(file, publish=upload.publishes, by=by, at=at)

    def watch(
        self, upload: Upload, *, by: Actor, at: datetime
    ) -> Iterator[Told | Report]:
        file = MatterFile(upload.name, upload.content, upload.profile)
        act = partial(import_catalogue, file, publish=upload.publishes, by=by, at=at)
        return watched(lambda tell: act(tell=tell))

    def read(self, upload: Upload) -> ReadFile:
        return read_file(MatterFile(upload.name, upload.content, upload.profile))

    def write(self, kind: str, codes: frozenset[str] | None, *, by: Actor) -> bytes:
        return _WRITERS[kind](whole_matters(by=by, codes=codes))

    def template(self) -> bytes:
        return exports.as_workbook([])
