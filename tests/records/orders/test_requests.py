"""Requests for government information: receipt, correction, third parties, answer."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest

from makers.cast import Cast
from makers.orders import SAID_AT
from yimen.records.journal import queries as journal
from yimen.records.journal.queries.verification import verify
from yimen.records.orders import facts
from yimen.records.orders.actions.answer_request import answer_request
from yimen.records.orders.actions.ask_information import ask_information
from yimen.records.orders.actions.ask_request_correction import (
    ask_request_correction,
)
from yimen.records.orders.actions.confirm_request import confirm_request
from yimen.records.orders.actions.consult_third_party import (
    consult_third_party,
    note_third_party,
)
from yimen.records.orders.actions.correct_request import (
    correct_request,
    supply_correction,
)
from yimen.records.orders.actions.end_request import (
    give_up_requests,
    withdraw_request,
)
from yimen.records.orders.actions.extend_request import extend_request
from yimen.records.orders.actions.follow_request import follow_request
from yimen.records.orders.actions.unmask_request import unmask_request
from yimen.records.orders.models import InformationRequest
from yimen.records.orders.queries import RequestFilter, request_page, request_rows
from yimen.rules.authority.actors import VISITOR
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applicants import NotANumber, NumberUnconfirmed
from yimen.rules.catalogue.disclosure import Field, disclosure, missing
from yimen.rules.catalogue.elements import Elements
from yimen.rules.catalogue.matters import FeeItem, Matter, MatterType
from yimen.rules.legal_clock.limits import Limit
from yimen.rules.refusals import NotFound
from yimen.rules.voice.information_requests import (
    Arrival,
    Asked,
    Form,
    NoSuchRequestStep,
    Reply,
    RequestIncomplete,
    RequestState,
)

DAY = timedelta(days=1)
_keys = count(1)


@pytest.fixture
def office(cast: Cast) -> Cast:
    return cast


def asked(cast: Cast, **more: Any) -> Asked:
    plain = Asked(
        submit_key=f"request-{next(_keys)}",
        arrival=Arrival.IN_PERSON,
        form=Form.ELECTRONIC,
        organ_id=cast.organ.pk,
        name="张三",
        id_number="11010519491231002X",
        contact="13912345678",
        wanted="2025年滨江路征地批复，我的电话13912345678",
    )
    return replace(plain, **more)


def made(cast: Cast, **more: Any) -> str:
    one = asked(cast, **more)
    return ask_information(asked=one, by=VISITOR, at=SAID_AT).number


def row_of(number: str) -> InformationRequest:
    return InformationRequest.objects.get(number=number)


def agrees(number: str) -> None:
    told: dict[str, Any] = {}
    for line in journal.entries("information_request", number):
        told |= line.payload["set"]
    row = row_of(number)
    for name in ("state", "reply", "topic", "organ_id", "extension_days"):
        assert told.get(name, getattr(row, name)) == getattr(row, name), name
    due = row.due_on.isoformat() if row.due_on else None
    assert told["due_on"] == due


def test_a_request_in_person_is_answered_in_twenty_working_days(office: Cast) -> None:
    by, number = office.li_qiang, made(office)
    assert number.startswith("7")
    assert row_of(number).due_on == date(2026, 10, 10)
    page = request_page(number, by, SAID_AT)
    assert "13912345678" not in page.text + page.row.topic + page.contact
    assert page.person == "张*"

    answer_request(number=number, reply=Reply.GRANTED, text="见附", by=by, at=SAID_AT)

    row = row_of(number)
    assert (row.state, row.due_on, row.fee_cents) == ("answered", None, 0)
    agrees(number)
    assert verify().first_bad is None
    with pytest.raises(NoSuchRequestStep):
        confirm_request(number=number, by=by, at=SAID_AT)


def test_over_the_internet_it_counts_from_the_confirmation(office: Cast) -> None:
    number = made(office, arrival=Arrival.INTERNET)
    assert row_of(number).due_on == date(2026, 9, 8)
    confirm_request(number=number, by=office.li_qiang, at=SAID_AT + DAY)
    row = row_of(number)
    assert (row.state, row.counted_from) == ("received", date(2026, 9, 8))
    agrees(number)


def test_a_correction_starts_anew_and_silence_gives_up(office: Cast) -> None:
    by = office.li_qiang
    number, silent = made(office), made(office)
    for one in (number, silent):
        ask_request_correction(
            number=one, what="哪一年", correct_by=date(2026, 9, 20), by=by, at=SAID_AT
        )
    supply_correction(number=number, text="2025年的", at=SAID_AT + 3 * DAY)
    assert row_of(number).counted_from == date(2026, 9, 10)
    agrees(number)
    assert give_up_requests(at=SAID_AT + 13 * DAY) == 0
    assert give_up_requests(at=SAID_AT + 14 * DAY) == 1
    assert row_of(silent).state == RequestState.GIVEN_UP
    agrees(silent)
    with pytest.raises(NoSuchRequestStep):
        correct_request(number=silent, text="晚了", by=by, at=SAID_AT + 15 * DAY)


def test_a_third_party_stops_the_clock_and_the_head_extends(office: Cast) -> None:
    by, number = office.li_qiang, made(office)
    consult_third_party(number=number, party="李四", is_person=True, by=by, at=SAID_AT)
    assert request_page(number, by, SAID_AT).consulted[0][0] == "李*"
    before = row_of(number).due_on
    note_third_party(
        number=number, agrees=None, reason="没有回音", by=by, at=SAID_AT + 7 * DAY
    )
    due = row_of(number).due_on
    assert before is not None
    assert due is not None
    assert date(2026, 10, 10) < due < before
    with pytest.raises(NotAllowed):
        extend_request(number=number, days=20, reason="多", by=by, at=SAID_AT + 8 * DAY)
    extend_request(
        number=number, days=20, reason="多", by=office.wu_gang, at=SAID_AT + 8 * DAY
    )
    assert (row_of(number).due_on or due) > due
    agrees(number)


def test_only_the_organ_sees_it_and_reading_in_full_takes_a_reason(
    office: Cast,
) -> None:
    number = made(office)
    with pytest.raises(NotFound):
        request_page(number, office.sun_li, SAID_AT)
    assert request_rows(RequestFilter(), actor=office.sun_li, at=SAID_AT).rows == ()
    assert (
        len(
            request_rows(
                RequestFilter(state="open"), actor=office.zheng_jie, at=SAID_AT
            ).rows
        )
        == 1
    )
    words = unmask_request(
        number=number, reason="联系申请人确认", by=office.li_qiang, at=SAID_AT
    )
    assert words.phone == "13912345678"
    assert journal.entries("information_request", number)[-1].step == "unmask_request"
    withdraw_request(number=number, reason="不要了", by=office.li_qiang, at=SAID_AT)
    assert row_of(number).state == RequestState.WITHDRAWN


def test_wrong_and_unknown_alike_and_the_same_form_once(office: Cast) -> None:
    one = asked(office)
    first = ask_information(asked=one, by=VISITOR, at=SAID_AT)
    again = ask_information(asked=one, by=VISITOR, at=SAID_AT)
    assert (again.number, again.query_code) == (first.number, "")

    def follow(number: str, code: str) -> object:
        return follow_request(number=number, code=code, address="1", at=SAID_AT)

    assert follow(first.number, "x") is follow("70260907999990", "x") is None
    assert follow(first.number, first.query_code) is not None
    with pytest.raises(RequestIncomplete):
        made(office, contact="")


def test_who_asks_shows_a_number_that_is_sealed_and_never_in_the_journal(
    office: Cast,
) -> None:
    by, card, credit = office.li_qiang, "11010519491231002X", "91350100M0001TGQXM"
    for wrong in ("110105194912310021", "1101051949123100", " "):
        with pytest.raises((NotANumber, RequestIncomplete)):
            made(office, id_number=wrong)
    with pytest.raises(NumberUnconfirmed):
        made(office, id_number=credit)
    number = made(office, id_number=" 110105 19491231 002x ")
    body = made(office, id_number=credit, is_confirmed=True)

    row, page = row_of(number), request_page(number, by, SAID_AT)
    assert card.encode() not in bytes(row.said_sealed)
    assert page.id_number == "110105********002X"
    assert card not in repr(page)
    ask_request_correction(
        number=number, what="哪年", correct_by=date(2026, 9, 20), by=by, at=SAID_AT
    )
    correct_request(number=number, text="2025年的", by=by, at=SAID_AT + DAY)
    for one, shown in ((number, card), (body, credit)):
        words = unmask_request(number=one, reason="核对申请人身份", by=by, at=SAID_AT)
        assert words.id_number == shown
        lines = journal.entries("information_request", one)
        told = repr(lines) + repr(journal.texts("information_request", one))
        assert "滨江路" in told
        assert shown[6:] not in told


def test_a_letter_without_a_number_is_taken_in_and_asked_for_it(office: Cast) -> None:
    by, number = (
        office.li_qiang,
        made(office, id_number="", arrival=Arrival.SIGNED_POST),
    )

    assert request_page(number, by, SAID_AT).id_number == ""
    ask_request_correction(
        number=number, what="身份证号", correct_by=date(2026, 9, 20), by=by, at=SAID_AT
    )
    assert row_of(number).state == "correcting"


def test_a_request_of_before_goes_on_without_a_number(office: Cast) -> None:
    by, number = office.li_qiang, made(office)
    old = facts.sealed_words(facts.Words("征地批复", "张三", "13912345678"))
    InformationRequest.objects.filter(number=number).update(said_sealed=old)

    assert request_page(number, by, SAID_AT).id_number == ""
    answer_request(number=number, reply=Reply.GRANTED, text="见附", by=by, at=SAID_AT)
    assert row_of(number).state == "answered"


def test_the_disclosure_rate_follows_from_ten_fields() -> None:
    bare = Matter(code="1", name="甲", matter_type=next(iter(MatterType)))
    fee = FeeItem(name="费", standard="10元", basis="")
    whole = replace(
        bare,
        needs_no_material=True,
        promised_limit=Limit(5),
        exercise_level="4",
        is_charged=True,
        fees=(fee,),
        elements=Elements(
            legal_bases=("法",),
            flow_note="受理、审查、决定",
            place="中心",
            complaint_phone="12345",
        ),
    )

    assert missing(whole) == (Field.FEE_BASIS,)
    found = disclosure([whole, bare])
    assert found.rate == (9 + 3) / 20
    assert found.missing[Field.PLACE] == 1
    assert disclosure([]).rate is None
