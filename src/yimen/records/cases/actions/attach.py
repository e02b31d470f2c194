"""A file is put to a case, judged by its content (许可法 33)."""

from datetime import datetime

from yimen.records.cases.actions import _files
from yimen.records.cases.actions._approach import approach
from yimen.records.cases.actions._aside import until_it_fits
from yimen.records.cases.actions._files import File
from yimen.records.cases.actions._followers import follow_aside
from yimen.records.cases.actions._move import Act, move
from yimen.records.cases.queries import UploadRow
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.catalogue.intake import UnknownPaper


def attach(
    *,
    number: str,
    name: str,
    content: bytes,
    material_code: str = "",
    by: Actor,
    at: datetime,
) -> UploadRow:
    """The stored file; the same file for the same material again is the same one."""
    file = File.of(name, content)
    return until_it_fits(lambda: _attach(number, file, material_code, by, at))


def _attach(
    number: str, file: File, material_code: str, by: Actor, at: datetime
) -> UploadRow:
    case = approach(number, Step.ATTACH, by)
    if material_code and case.matter.material(material_code) is None:
        raise UnknownPaper(codes=[material_code])
    before = _files.kept_before(case.case_id, file, material_code)
    if before is not None:
        return before
    act = Act(
        step=Step.ATTACH,
        by=by,
        at=at,
        after=case.state,
        evidence=file.evidence(material_code),
    )
    move(case, act, is_aside=True)
    kept = _files.keep(case.case_id, file, material_code, by=by, at=at)
    follow_aside(case, Step.ATTACH, by=by, at=at)
    return kept
