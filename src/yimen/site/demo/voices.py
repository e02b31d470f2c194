"""What people of 云溪区 came with in the last months, and how far it is.

Every order goes through the actions of the product at its own instants, so that
lights, repeats, hot topics and root causes are real.
"""

import tomllib
from collections.abc import Mapping
from datetime import datetime, timedelta
from importlib import resources
from random import Random
from typing import Any, Final

from yimen.records.catalogue import queries as catalogue
from yimen.records.orders import queries
from yimen.records.orders.actions.accept_order import accept_order
from yimen.records.orders.actions.answer_order import answer_order
from yimen.records.orders.actions.answer_request import answer_request
from yimen.records.orders.actions.archive_order import archive_order
from yimen.records.orders.actions.ask_information import ask_information
from yimen.records.orders.actions.ask_return import ask_return
from yimen.records.orders.actions.assign_order import assign_order
from yimen.records.orders.actions.confirm_request import confirm_request
from yimen.records.orders.actions.consult_third_party import consult_third_party
from yimen.records.orders.actions.decline_order import decline_order
from yimen.records.orders.actions.edit_category import add_category
from yimen.records.orders.actions.hurry_order import hurry_order
from yimen.records.orders.actions.note_feedback import note_feedback
from yimen.records.orders.actions.publish_order import publish_order
from yimen.records.orders.actions.register_order import register_order
from yimen.records.orders.actions.reopen_order import reopen_order
from yimen.records.orders.actions.report_part import report_part
from yimen.rules.authority.actors import SYSTEM, VISITOR, Actor
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.voice.information_requests import Arrival, Asked, Form, Reply
from yimen.rules.voice.order_figures import Feedback
from yimen.rules.voice.order_intake import Told
from yimen.rules.voice.order_kinds import OrderKind, Source
from yimen.rules.voice.order_units import Unit
from yimen.rules.voice.orders import Decline, Outcome
from yimen.rules.voice.root_causes import Cause
from yimen.site.demo import names
from yimen.site.demo.diary import Diary, moment
from yimen.site.demo.staff import Staff

_FILE: Final = resources.files("yimen") / "data" / "demo" / "orders.toml"
_DESK: Final = "zheng.jie"
_ANSWERED: Final = ("answered", "followed", "archived")
_MET: Final = frozenset({Source.LETTER, Source.TELEPHONE, Source.LEADER})
_FIRST_PHONE: Final = 7_300


class Voices:
    """Acts out the orders of the file."""

    def __init__(self, staff: Staff, organs: Mapping[str, int], diary: Diary) -> None:
        self.staff = staff
        self.organs = organs
        self.diary = diary
        self.random = Random("voices")  # noqa: S311 - the same people every time

    def load(self) -> None:
        """The tree, then every order."""
        said = tomllib.loads(_FILE.read_text(encoding="utf-8"))
        founded = moment(self.diary.day(60), 0)
        for entry in said["category"]:
            self._branch(entry, founded)
        for place, entry in enumerate(said["order"]):
            self._order(place, entry)
        for place, entry in enumerate(said["request"]):
            self._request(place, entry)

    def _branch(self, entry: Mapping[str, Any], at: datetime) -> None:
        top = entry["path"]
        add_category(path=top, by=SYSTEM, at=at)
        for middle, leaves in entry["leaves"].items():
            add_category(path=f"{top}/{middle}", by=SYSTEM, at=at)
            for leaf, organ in leaves.items():
                path, organ_id = f"{top}/{middle}/{leaf}", self.organs[organ]
                add_category(path=path, organ_id=organ_id, by=SYSTEM, at=at)

    def _order(self, place: int, entry: Mapping[str, Any]) -> None:
        at = moment(self.diary.day(entry["back"]), 20 + place * 7 % 150)
        number = register_order(
            told=self._told(place, entry), by=self._who(entry), at=at
        ).number
        desk, stage = self.staff[_DESK], entry["stage"]
        if stage == "declined":
            decline_order(
                number=number,
                why=Decline.IN_COURT,
                where=entry["answer"],
                by=desk,
                at=self._later(at),
            )
            return
        if stage == "registered":
            return
        at += timedelta(minutes=40)
        went = accept_order(number=number, by=desk, at=at)
        if stage != "accepted":
            self._handle(number, entry, at, went.unit if went else None)

    def _request(self, place: int, entry: Mapping[str, Any]) -> None:
        at = moment(self.diary.day(entry["back"]), 30 + 9 * place)
        person = names.person(self.random, _FIRST_PHONE + 90 + place)
        asked = Asked(
            submit_key=f"demo-request-{place}",
            arrival=Arrival(entry["arrival"]),
            form=Form.ELECTRONIC,
            organ_id=self.organs[entry["organ"]],
            name=person.name,
            id_number=person.id_number,
            contact=person.phone,
            wanted=entry["wanted"],
        )
        number = ask_information(asked=asked, by=VISITOR, at=at).number
        by, at, stage = (
            self.staff.examiner(entry["organ"]),
            self._later(at),
            entry["stage"],
        )
        if stage == "consulting":
            party = "云溪区百味食品有限公司"
            consult_third_party(
                number=number, party=party, is_person=False, by=by, at=at
            )
        if stage == "answered":
            confirm_request(number=number, by=by, at=at)
            text = entry["answer"]
            answer_request(
                number=number, reply=Reply.GRANTED, text=text, by=by, at=self._later(at)
            )

    def _told(self, place: int, entry: Mapping[str, Any]) -> Told:
        source = Source(entry["source"])
        is_named = source is not Source.KIOSK
        hits = catalogue.search(entry["matter"], limit=1) if "matter" in entry else ()
        return Told(
            kind=OrderKind(entry["kind"]),
            source=source,
            submit_key=f"demo-order-{place}",
            text=entry.get("text", ""),
            topic=entry.get("topic", ""),
            name=names.person(self.random, 0).name if is_named else "",
            phone=names.phone(_FIRST_PHONE + place) if is_named else "",
            category=entry.get("category", ""),
            matter_code=hits[0].code if hits else "",
            cause=Cause(entry["cause"]) if "cause" in entry else None,
            place_id=self._agent().hall_id if entry.get("village") else None,
        )

    def _agent(self) -> Actor:
        return self.staff["agent01"]

    def _who(self, entry: Mapping[str, Any]) -> Actor:
        if entry.get("village"):
            return self._agent()
        source = Source(entry["source"])
        if source is Source.WINDOW:
            return self.staff["wang.fang"]
        return self.staff[_DESK] if source in _MET else VISITOR

    def _handle(
        self, number: str, entry: Mapping[str, Any], at: datetime, went: Unit | None
    ) -> None:
        desk, lead = self.staff[_DESK], self._lead(entry)
        others = entry.get("others", ())
        codes = [lead, *(code for code in others if code != lead)]
        units = [Unit(organ_id=self.organs[code]) for code in codes]
        if units != [went]:  # the category did not know, or several handle it
            assign_order(number=number, units=units, by=desk, at=at)
        by = self.staff.examiner(lead)
        if "hurry" in entry:
            hurry_order(
                number=number, reason=entry["hurry"], by=desk, at=self._later(at)
            )
        if entry["stage"] == "returning":
            later = at + timedelta(hours=2)
            ask_return(number=number, reason=entry["answer"], by=by, at=later)
        if entry["stage"] in _ANSWERED:
            for code in codes[1:]:
                other, said = self.staff.examiner(code), "已配合核实。"
                report_part(number=number, text=said, by=other, at=at)
            self._answered(number, entry, by, self._later(at))

    def _lead(self, entry: Mapping[str, Any]) -> str:
        if "organ" in entry:
            return str(entry["organ"])
        leaves = {one.path: one.organ_id for one in queries.open_leaves()}
        organ_id = leaves.get(entry.get("category", ""))
        return next(
            (code for code, one in self.organs.items() if one == organ_id), "O01"
        )

    def _answered(
        self, number: str, entry: Mapping[str, Any], by: Actor, at: datetime
    ) -> None:
        answer_order(
            number=number, outcome=Outcome.SOLVED, text=entry["answer"], by=by, at=at
        )
        desk, later = self.staff[_DESK], self._later(at)
        if "feedback" in entry:
            feedback = Feedback(entry["feedback"])
            note_feedback(number=number, feedback=feedback, by=desk, at=later)
        if entry["stage"] == "archived":
            archive_order(number=number, by=desk, at=self._later(later))
        if entry.get("publish"):
            publish_order(
                number=number,
                topic=entry["topic"],
                text=entry["text"],
                answer=entry["answer"],
                by=desk,
                at=self._later(later),
            )
        if entry.get("reopen"):
            reason = "来人说昨晚又打桩了"
            reopen_order(number=number, reason=reason, by=desk, at=self._later(later))

    def _later(self, at: datetime) -> datetime:
        """The next working day in the morning; nothing is written after today."""
        day = self.diary.calendar.add_working_days(local_date(at), 1)
        return min(moment(day, self.random.randrange(150)), self.diary.at)
