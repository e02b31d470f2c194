"""The hand-made matters of the demo district: every one can be published as it is."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import yimen
from makers.catalogue import NOON
from yimen.exchange.catalogue.imports import MatterFile, import_catalogue
from yimen.ports.identifiers import check_uscc
from yimen.records.catalogue import queries
from yimen.records.people.models import Organ
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.catalogue import written
from yimen.rules.catalogue.captions import LINES
from yimen.rules.catalogue.matters import CaseKind, Matter, MatterType
from yimen.rules.catalogue.publication import Weight, objections
from yimen.rules.organs import OrganFacts, check_organ

DATA = Path(yimen.__file__).parent / "data"
FILES = sorted((DATA / "matters").glob("*.toml"))


def organs() -> list[dict[str, Any]]:
    text = (DATA / "demo" / "organs.toml").read_text(encoding="utf-8")
    return list(tomllib.loads(text)["organ"])


def matters() -> list[tuple[str, Matter]]:
    found: list[tuple[str, Matter]] = []
    for file in FILES:
        for raw in tomllib.loads(file.read_text(encoding="utf-8"))["matter"]:
            organ = raw.pop("organ")
            found.append((organ, written.read(raw)))
    return found


def test_there_are_21_organs_that_could_be_registered() -> None:
    found = organs()

    assert [organ["code"] for organ in found] == [f"O{n:02}" for n in range(1, 22)]
    for organ in found:
        code = organ.pop("code")
        facts = OrganFacts(**organ)
        check_organ(code, facts)
        assert check_uscc(facts.uscc).is_valid


def test_a_matter_has_nothing_against_it() -> None:
    known = {one["code"] for one in organs()}

    for organ, matter in matters():
        said = objections(matter)
        assert organ in known, matter.name
        assert {o.kind for o in said} <= {"limits_in_other_units"}, matter.name
        assert all(o.weight is Weight.WARNING for o in said), matter.name
        assert matter.faqs, matter.name
        assert matter.elements.legal_bases, matter.name
        assert matter.elements.life_events, matter.name
        assert matter.elements.consult_phone.startswith("026-"), matter.name


def test_all_eight_lines_and_every_kind_are_there() -> None:
    found = [matter for _, matter in matters()]

    assert len(found) >= 60
    assert {matter.line for matter in found} == set(LINES)
    assert sum(m.case_kind is CaseKind.INSTANT for m in found) >= 15
    assert sum(m.matter_type is MatterType.ADMINISTRATIVE_LICENSE for m in found) >= 25
    assert any(m.is_charged for m in found)
    assert len({matter.code for matter in found}) == len(found)
    assert len({matter.name for matter in found}) == len(found)


@pytest.mark.django_db
def test_they_come_in_published_and_are_found_in_a_few_keystrokes() -> None:
    for organ in organs():
        Organ.objects.create(
            code=organ["code"], name=organ["name"], short_name=organ["short_name"]
        )
    for file in FILES:
        content = MatterFile(file.name, file.read_bytes(), "yimen")
        report = import_catalogue(content, publish=True, by=SYSTEM, at=NOON)
        assert (report.rejected, report.notes["published"]) == (0, report.rows)

    for typed, name in (
        ("lnr", "老年人优待证办理"),
        ("spj", "食品经营许可（新办）"),
        ("老年", "老年人优待证办理"),
        ("开面馆", "食品经营许可（新办）"),
        ("cjr", "残疾人证核发"),
        ("ggcs", "公共场所卫生许可（新办）"),
        ("户外广告", "户外广告设置审批"),
        ("上户口", "出生登记（落户）"),
        ("二手房過戶", "不动产转移登记（二手房）"),
    ):
        assert queries.search(typed)[0].name == name
