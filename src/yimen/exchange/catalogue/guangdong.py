"""The profile `guangdong`: matters as the provincial portal shows them.

Every field is either placed or kept beside the matter as its source. Types go by
their text: here `20` is 其他行政权力 and `21` 公共服务, elsewhere `20` is the latter.
The portal writes 无 for "none", gives no steps and no questions, and mixes the limits
of a few matters (statutory in calendar days, promised in working days).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from yimen.exchange.catalogue.sheets import BadRow, Row
from yimen.ports.identifiers import check_uscc
from yimen.ports.imports import Remark
from yimen.records.catalogue.actions import Incoming, OrganName
from yimen.rules.catalogue.captions import TYPES, limit_read
from yimen.rules.catalogue.elements import LEGAL, Elements
from yimen.rules.catalogue.matters import (
    DEFAULT_STEPS,
    CaseKind,
    Condition,
    Material,
    Matter,
    MatterType,
)
from yimen.rules.catalogue.telephones import is_dialable
from yimen.rules.catalogue.themes import LEGAL_THEMES, PERSON_THEMES
from yimen.rules.legal_clock.limits import Limit

NONE: Final = "无"
KEPT: Final = (
    "_id",
    "ORGCODE",
    "LIMIT_SCENE_NUM",
    "TASK_STATE",
    "CATANAME",
    "AREA_CODE_TEXT",
    "parentCatalogId",
    "TASK_TYPE",
    "parentCatalogName",
    "CATAID",
    "TASK_TAG",
    "AREACODE",
    "subCatalogName",
    "matter_name",
    "matter_code",
    "matter_type",
    "district",
    "courier_service",
)
"""Fields that say nothing to an applicant, or nothing new: kept as they are."""

PLACED: Final = frozenset(
    {
        "TASK_CODE",
        "TASK_TYPE_TEXT",
        "DEPT_NAME",
        "TASK_NAME",
        "subTaskName",
        "URL",
        "ONLINECHECK",
        "matter_short",
        "matter_daily",
        "matter_level",
        "visit_number",
        "co_department",
        "handle_location",
        "handle_time",
        "handle_time_limit",
        "accept_standard",
        "consult_phone",
        "bear_paltform",
        "complain_phone",
        "online_book",
        "online_book_addr",
        "theme_category",
        "service_object_name",
        "material_intro",
    }
)
_TYPES: Final = {text: kind for kind, text in TYPES.items()}
_LEVELS: Final = {"国家级": "1", "省级": "2", "市级": "3", "县级": "4", "镇级": "5"}
_CODE: Final = re.compile(r"[0-9A-Z]{18}[1-7][0-9A-Z]{12}([0-9A-Z]{2})?")
_USCC: Final = 18
_WHOLE: Final = 31
_APART: Final = re.compile(r"[，,、；;]+")
_JOINED: Final = re.compile(r"(?<=）)、")
_THEMES: Final = {
    "社会保障（社会保险、社会救助）": "社会保障",
    "离职退休": "离职退休",
    "退休": "离职退休",
    "教育科研": "教育科研",
}
_FIVE_STEPS: Final = "来源未列办理环节，按受理、审核、审批、办结、送达五个环节。"
_BODIES_ONLY: Final = frozenset(LEGAL_THEMES) - frozenset(PERSON_THEMES)


@dataclass(slots=True)
class Reading:
    """One row while it is read: what was odd, and what could not be placed."""

    row: Row
    remarks: list[Remark] = field(default_factory=list)
    kept: dict[str, Any] = field(default_factory=dict)

    def odd(self, kind: str, value: object) -> None:
        """Say that something about this row is odd."""
        self.remarks.append(Remark(self.row.number, kind, str(value)))

    def text(self, name: str) -> str:
        """The field's words; 无 and nothing are nothing, blanks around are cut."""
        raw = self.row.fields.get(name)
        if raw is None:
            return ""
        if not isinstance(raw, str):
            self.keep(name)
            self.odd("not_text", name)
            return ""
        cut = " ".join(raw.replace("\u200b", "").split()) if name in _NAMES else raw
        cut = cut.strip()
        if cut != raw:
            self.keep(name)
            self.odd("blanks_cut", name)
        return "" if cut.rstrip("。") == NONE else cut

    def lines(self, name: str) -> tuple[str, ...]:
        """The field's list; a text is cut at its commas."""
        raw = self.row.fields.get(name)
        if isinstance(raw, list):
            return tuple(str(part).strip() for part in raw if str(part).strip())
        return tuple(p.strip() for p in _APART.split(self.text(name)) if p.strip())

    def keep(self, name: str) -> None:
        """Keep the field as it came, because not all of it could be placed."""
        self.kept[name] = self.row.fields.get(name)


_NAMES: Final = frozenset({"TASK_NAME", "DEPT_NAME", "TASK_CODE"})


def read(row: Row) -> tuple[Incoming | BadRow, list[Remark], str]:
    """One matter of the portal, what was odd about it, and a code that fails."""
    reading = Reading(row)
    code, name = reading.text("TASK_CODE"), reading.text("TASK_NAME")
    kind = _TYPES.get(reading.text("TASK_TYPE_TEXT"))
    if not _CODE.fullmatch(code):
        return BadRow(row.number, "no_code", code), [], ""
    if not name:
        return BadRow(row.number, "no_name", code), [], ""
    if kind is None:
        value = str(row.fields.get("TASK_TYPE_TEXT"))
        return BadRow(row.number, "unknown_type", value), [], ""
    matter = _matter(reading, code, name, kind)
    department = reading.text("DEPT_NAME")
    uscc = code[:_USCC]
    invalid = "" if check_uscc(uscc).is_valid else uscc
    if invalid:
        reading.odd("invalid_uscc", uscc)
    known = PLACED - set(reading.kept)
    source = {k: v for k, v in row.fields.items() if k not in known}
    organ = OrganName(uscc=uscc, code=uscc, name=department or uscc)
    remarks = list(dict.fromkeys(reading.remarks))
    return Incoming(row.number, matter, organ, source), remarks, invalid


def _matter(reading: Reading, code: str, name: str, kind: MatterType) -> Matter:
    promised = _limit(reading, "handle_time_limit", "no_promised_limit")
    statutory = _limit(reading, "handle_time", "no_statutory_limit")
    _compare(reading, statutory, promised)
    instant = promised is not None and promised.number == 0
    licence = kind is MatterType.ADMINISTRATIVE_LICENSE
    papers = reading.row.fields.get("material_intro")
    if papers == []:
        reading.odd("empty_material_list", code)
    return Matter(
        code=code,
        name=name,
        matter_type=kind,
        base_code=code[_USCC + 1 : _WHOLE],
        case_kind=CaseKind.INSTANT if instant else CaseKind.PROMISED,
        exercise_level=_level(reading, code),
        statutory_limit=statutory,
        promised_limit=promised,
        visit_count=_visits(reading),
        needs_no_material=papers == NONE,
        elements=_elements(reading, licence=licence),
        conditions=tuple(_conditions(reading)),
        materials=tuple(_materials(reading)),
        steps=DEFAULT_STEPS if licence else (),
    )


def _level(reading: Reading, code: str) -> str:
    said = _LEVELS.get(reading.text("matter_level"), "")
    if said != code[_USCC]:
        reading.keep("matter_level")
        reading.odd("level_differs_from_code", reading.row.fields.get("matter_level"))
    return said or code[_USCC]


def _limit(reading: Reading, name: str, missing: str) -> Limit | None:
    text = reading.text(name)
    if not text:
        reading.odd(missing, reading.row.fields.get(name))
        return None
    limit = limit_read(text)
    if limit is None:
        reading.keep(name)
        reading.odd("unreadable_limit", text)
    return limit


def _compare(reading: Reading, statutory: Limit | None, promised: Limit | None) -> None:
    if statutory is None or promised is None:
        return
    both = f"{reading.text('handle_time')} / {reading.text('handle_time_limit')}"
    if statutory.unit is not promised.unit:
        reading.odd("limits_in_other_units", both)
    elif promised.number > statutory.number:
        reading.odd("promise_exceeds_law", both)


def _visits(reading: Reading) -> int | None:
    text = reading.text("visit_number")
    if text.isdecimal():
        return int(text)
    reading.keep("visit_number")
    reading.odd("unreadable_visits", text)
    return None


def _elements(reading: Reading, *, licence: bool) -> Elements:
    audiences = reading.lines("service_object_name")
    person, legal, other = _themes(reading, audiences)
    co_units = reading.text("co_department")
    return Elements(
        aliases=_aliases(reading),
        option_name=reading.text("subTaskName"),
        joint_organs=tuple(_JOINED.split(co_units)) if co_units else (),
        flow_note=_FIVE_STEPS if licence else "",
        is_online=reading.text("ONLINECHECK") == "1",
        online_url=reading.text("URL"),
        takes_mail=reading.text("courier_service") == "是",
        takes_appointments=reading.text("online_book") == "是",
        appointment_note=reading.text("online_book_addr"),
        runs_on=reading.text("bear_paltform"),
        place=_place(reading),
        consult_phone=_phone(reading, "consult_phone"),
        complaint_phone=_phone(reading, "complain_phone"),
        audiences=audiences,
        person_themes=person,
        legal_themes=legal,
        life_events=other,
    )


def _place(reading: Reading) -> str:
    said = reading.text("handle_location")
    place = said.removeprefix("办理地点：").strip()
    if place != said:
        reading.keep("handle_location")
    return place


def _aliases(reading: Reading) -> tuple[str, ...]:
    both = (*reading.lines("matter_short"), *reading.lines("matter_daily"))
    return tuple(dict.fromkeys(name for name in both if name != NONE))


def _phone(reading: Reading, name: str) -> str:
    number = reading.text(name)
    if not number:
        reading.odd(f"no_{name}", reading.row.fields.get(name))
    elif not is_dialable(number):
        reading.odd("odd_phone", number)
    return number


def _themes(
    reading: Reading, audiences: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Themes for persons, themes for bodies, and what is a group or an event."""
    for_bodies = bool(set(audiences) & LEGAL)
    person: list[str] = []
    legal: list[str] = []
    other: list[str] = []
    for said in reading.lines("theme_category"):
        theme = _THEMES.get(said, said)
        if theme in _BODIES_ONLY and for_bodies:
            legal.append(theme)
        elif theme in PERSON_THEMES:
            person.append(theme)
        else:
            other.append(said)
        if theme in LEGAL_THEMES and theme in PERSON_THEMES and for_bodies:
            legal.append(theme)
    return tuple(person), tuple(legal), tuple(other)


def _conditions(reading: Reading) -> Iterator[Condition]:
    text = reading.text("accept_standard")
    if text:
        yield Condition(text=text)


def _materials(reading: Reading) -> Iterator[Material]:
    raw = reading.row.fields.get("material_intro")
    names = raw if isinstance(raw, list) else reading.lines("material_intro")
    for place, name in enumerate(names, 1):
        yield Material(code=f"M{place:02}", name=str(name).strip())
