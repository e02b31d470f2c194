"""The applicant sends a promised paper from the telephone: a picture of it will do."""

from datetime import datetime

from yimen.records.cases.actions import _files, supply_owed
from yimen.records.cases.actions._aside import until_it_fits
from yimen.records.cases.actions._files import File
from yimen.records.cases.actions._followers import follow_aside
from yimen.records.cases.actions._move import Moved
from yimen.records.cases.facts import case_facts
from yimen.rules.authority.actors import VISITOR
from yimen.rules.authority.steps import Step
from yimen.rules.cases import lifecycle
from yimen.rules.catalogue.intake import Paper


def send_owed(
    *, number: str, material_code: str, name: str, content: bytes, at: datetime
) -> Moved:
    """The case with the paper in it; whoever calls this holds the case's query code."""
    file = File.of(name, content)
    return until_it_fits(lambda: _send(number, material_code, file, at))


def _send(number: str, material_code: str, file: File, at: datetime) -> Moved:
    case = case_facts(number, VISITOR)
    lifecycle.after(case.state, Step.SUPPLY_OWED)
    material = case.matter.material(material_code)
    paper = Paper(
        material_code,
        originals=material.originals if material else 0,
        copies=material.copies if material else 0,
    )
    sent = {"upload": file.evidence(material_code)}
    moved = supply_owed.settle(case, (paper,), sent, by=VISITOR, at=at)
    _files.keep(case.case_id, file, material_code, by=VISITOR, at=at)
    follow_aside(case, Step.SUPPLY_OWED, by=VISITOR, at=at)
    return moved
