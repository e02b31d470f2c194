"""The four bundles of 云溪区 (一件事), and a restaurant that is being opened.

The restaurant stands where such a case stands on an ordinary day: the licence is there,
the food permit runs, one unit has sent its part back, one has signed and says nothing.
"""

import tomllib
from datetime import datetime
from importlib import resources
from typing import Any, Final

from yimen.exchange.catalogue.imports import MatterFile, import_catalogue
from yimen.records.approvals import queries as approvals
from yimen.records.approvals.actions.fill_form import fill_form
from yimen.records.approvals.actions.publish_graph import publish_graph
from yimen.records.approvals.actions.save_graph import save_graph
from yimen.records.approvals.actions.sign_notice import sign_notice
from yimen.records.cases.actions.examine import examine
from yimen.records.cases.actions.grant import grant
from yimen.records.cases.actions.return_case import return_case
from yimen.records.cases.actions.take_in import take_in
from yimen.records.catalogue import queries as catalogue
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.cases.applications import Accept, Application
from yimen.rules.cases.decisions import Opinion, Permit
from yimen.rules.catalogue.intake import Paper, PaperState
from yimen.rules.joint.graph_text import from_plain
from yimen.site.demo.diary import Diary, moment
from yimen.site.demo.organs import MattersKeptBack
from yimen.site.demo.staff import MARKET, Staff
from yimen.site.demo.world import World, of_person, registered

_DATA: Final = resources.files("yimen") / "data" / "bundles"
RESTAURANT: Final = "YJS-CATERING"
_ADVERTS: Final = "O10"
_AIR: Final = "O19"
_ANSWERS: Final = {
    "shop": "云溪老街面馆",
    "address": "云溪区云溪大道118号附3号",
    "area": "86",
    "operator": "见申请表",
    "board": "4.2米×0.9米",
}


def load(at: datetime) -> int:
    """Publish the bundles and their graphs; answers how many there are."""
    file = MatterFile("matters.toml", (_DATA / "matters.toml").read_bytes(), "yimen")
    report = import_catalogue(file, publish=True, by=SYSTEM, at=at)
    if report.rejected or report.notes["published"] != report.rows:
        raise MattersKeptBack(file.name, report.warnings)
    found = graphs()
    for code, plain in found.items():
        graph = from_plain(plain)
        save_graph(matter_code=code, graph=graph, by=SYSTEM, at=at)
        publish_graph(matter_code=code, by=SYSTEM, at=at)
    return len(found)


def graphs() -> dict[str, dict[str, Any]]:
    """The graphs of the bundled file, by the code of their matter."""
    text = (_DATA / "graphs.toml").read_text(encoding="utf-8")
    return {entry["matter"]: entry for entry in tomllib.loads(text)["graph"]}


def open_a_restaurant(world: World) -> str:
    """The number of a joint case in the middle of its way."""
    diary, staff = world.diary, world.staff
    number = _take_in(world, moment(diary.day(6), 35))
    _decide(number, "license", staff, moment(diary.day(5), 90))
    sign_notice(
        number=number,
        key="fume",
        by=staff.examiner(_AIR),
        at=moment(diary.day(5), 120),
    )
    advert = _case_of(number, "sign", diary)
    return_case(
        number=advert,
        reason="门头效果图没有标尺寸，请补一份",
        by=staff.examiner(_ADVERTS),
        at=moment(diary.day(3), 200),
    )
    return number


def _take_in(world: World, at: datetime) -> str:
    clerk = world.staff["wang.fang"]
    matter = catalogue.current_version(RESTAURANT)
    applicant = registered(of_person(world.persons[0]), clerk, at)
    papers = tuple(
        Paper(
            material.code,
            PaperState.HANDED_IN,
            originals=material.originals,
            copies=material.copies,
        )
        for material in matter.materials
    )
    application = Application(
        submit_key="demo-restaurant",
        matter_version_id=matter.version_id,
        applicant_id=applicant,
        papers=papers,
    )
    taken = take_in(application=application, outcome=Accept(), by=clerk, at=at)
    fill_form(number=taken.number, answers=_ANSWERS, by=clerk, at=at)
    return taken.number


def _case_of(number: str, key: str, diary: Diary) -> str:
    page = approvals.joint_page(number, SYSTEM, diary.at)
    return next(row.case_number for row in page.members if row.key == key)


def _decide(number: str, key: str, staff: Staff, at: datetime) -> None:
    page = approvals.joint_page(number, SYSTEM, at)
    part = next(row for row in page.members if row.key == key)
    opened = frozenset(f"M{place:02}" for place in range(1, 10))
    opinion = Opinion(text="材料齐全，符合条件。", proposes_grant=True, opened=opened)
    own = part.case_number
    examine(number=own, opinion=opinion, by=staff.examiner(MARKET), at=at)
    permit = Permit(content=part.name, certificate_name="营业执照")
    grant(number=own, permit=permit, by=staff.chief(MARKET), at=at)
