"""Orders of the people, from the first word to the file."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from makers.cast import Cast
from makers.orders import LIGHT, SAID_AT, TEXT, Desk, a_desk, row_of
from makers.places import a_node
from yimen.records.journal import queries as journal
from yimen.records.journal.queries.verification import verify
from yimen.records.messages.models import Message
from yimen.records.orders.actions.accept_order import accept_order
from yimen.records.orders.actions.answer_order import answer_order
from yimen.records.orders.actions.answer_return import answer_return
from yimen.records.orders.actions.archive_order import archive_order
from yimen.records.orders.actions.ask_return import ask_return
from yimen.records.orders.actions.ask_review import ask_review
from yimen.records.orders.actions.assign_order import assign_order
from yimen.records.orders.actions.contact_person import contact_person
from yimen.records.orders.actions.decline_order import decline_order
from yimen.records.orders.actions.edit_category import add_category, change_category
from yimen.records.orders.actions.extend_order import extend_order
from yimen.records.orders.actions.follow_calendar_orders import (
    follow_calendar_orders,
)
from yimen.records.orders.actions.follow_order import follow_order
from yimen.records.orders.actions.hurry_order import hurry_order
from yimen.records.orders.actions.merge_order import merge_order
from yimen.records.orders.actions.note_feedback import give_feedback, note_feedback
from yimen.records.orders.actions.publish_order import publish_order, unpublish_order
from yimen.records.orders.actions.reclassify_order import reclassify_order
from yimen.records.orders.actions.reopen_order import reopen_order
from yimen.records.orders.actions.report_part import report_part
from yimen.records.orders.actions.unmask_order import unmask_order
from yimen.records.orders.actions.withdraw_order import take_back, withdraw_order
from yimen.records.orders.models import Order, OrderUnit
from yimen.records.orders.queries import (
    OrderFilter,
    categories,
    causes,
    failed_visits,
    figures,
    held_order,
    open_leaves,
    order_page,
    order_rows,
    published_orders,
    topics,
)
from yimen.rules.authority.actors import SYSTEM, VISITOR, Actor, Role
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applicants import UnmaskingUnexplained
from yimen.rules.cases.asking import ABOUT_ONE_CASE, TooManyQuestions
from yimen.rules.legal_clock.calendar import start_of_day
from yimen.rules.legal_clock.lights import Light
from yimen.rules.network import NodeKind
from yimen.rules.refusals import NotFound, Overtaken
from yimen.rules.voice.categories import CategoryTaken, NotALeaf
from yimen.rules.voice.order_clock import NoReview, NotToBeReturned, ReturnTooLate
from yimen.rules.voice.order_figures import Feedback
from yimen.rules.voice.order_intake import NamelessPetition, NothingSaid
from yimen.rules.voice.order_kinds import OrderKind, Source
from yimen.rules.voice.order_units import (
    AccusedUnit,
    Ground,
    NotAPart,
    NotTheLead,
    PartsMissing,
    ReviewedByItself,
)
from yimen.rules.voice.orders import (
    Decline,
    MergedIntoItself,
    NoSuchOrderStep,
    NotToBePublished,
    OrderState,
    Outcome,
)
from yimen.rules.voice.repeats import Likeness
from yimen.rules.voice.root_causes import Cause

DAY = timedelta(days=1)


@pytest.fixture
def desk(cast: Cast) -> Desk:
    return a_desk(cast)


def replayed(number: str) -> dict[str, Any]:
    """The row's columns as the journal alone gives them."""
    columns: dict[str, Any] = {}
    for line in journal.entries("order", number):
        columns |= line.payload["set"]
    return columns


def agrees(number: str) -> None:
    row, told = row_of(number), replayed(number)
    wrong = {
        name: (value, getattr(row, name))
        for name, value in told.items()
        if not name.startswith("review_of") and plain(getattr(row, name)) != value
    }
    assert wrong == {}


def plain(value: Any) -> Any:
    from datetime import UTC, datetime

    from yimen.rules.journal.chain import instant

    if isinstance(value, datetime):
        return instant(value.astimezone(UTC))
    return value.isoformat() if isinstance(value, date) else value


def test_an_order_goes_from_the_first_word_to_the_file(desk: Desk) -> None:
    made = desk.registered(category=LIGHT)
    number = made.number
    assert len(number) == 14
    assert row_of(number).due_on == date(2026, 9, 8)
    assert desk.page(number).proposed == desk.organ

    number = desk.accepted(at=SAID_AT, category=LIGHT)
    assert [unit.key for unit in desk.page(number).units] == [desk.organ.key]
    assert row_of(number).due_on == date(2026, 9, 14)
    hurry_order(number=number, reason="快到期", by=desk.cast.lin_tao, at=SAID_AT + DAY)
    answer_order(
        number=number,
        outcome=Outcome.SOLVED,
        text="修好了",
        by=desk.cast.li_qiang,
        at=SAID_AT + 9 * DAY,
    )
    assert row_of(number).lit == Light.RED  # two working days past the promise
    note_feedback(
        number=number,
        feedback=Feedback.SATISFIED,
        by=desk.manager,
        at=SAID_AT + 10 * DAY,
    )
    archive_order(number=number, by=desk.manager, at=SAID_AT + 11 * DAY)

    row = row_of(number)
    assert (row.state, row.hurried, row.due_on) == ("archived", 1, None)
    agrees(number)
    steps = [line.step for line in journal.entries("order", number)]
    assert steps == [
        "register_order",
        "accept_order",
        "assign_order",
        "hurry_order",
        "answer_order",
        "note_feedback",
        "archive_order",
    ]
    assert verify().first_bad is None
    told = Message.objects.order_by("pk").values_list("kind", "channel")
    assert list(told) == [
        ("order_accepted", "sms"),
        ("order_assigned", "inbox"),
        ("order_hurried", "inbox"),
        ("order_answered", "sms"),
    ]


def test_the_category_or_the_grid_hands_on_and_the_desk_what_nobody_knows(
    desk: Desk,
) -> None:
    village = a_node("滨江社区", NodeKind.SERVICE_STATION, desk.cast.town_hall)
    by_category = desk.accepted(category=LIGHT, place_id=village.pk)
    by_grid = desk.accepted(place_id=village.pk)
    unknown = desk.accepted()
    accusing = desk.accepted(category=LIGHT, accused_id=desk.cast.organ.pk)

    def who(number: str) -> list[str]:
        return [unit.key for unit in desk.page(number).units]

    assert who(by_category) == [desk.organ.key]
    assert who(by_grid) == [desk.town.key]  # the hall above the village
    assert who(unknown) == who(accusing) == []
    assert row_of(unknown).state == "accepted"
    line = desk.page(by_grid).lines[-1]
    assert (line.ground, line.by) == (Ground.GRID, "")
    assert journal.entries("order", by_grid)[-1].actor == SYSTEM.mark
    waiting = OrderFilter(state="to_assign")
    found = order_rows(waiting, actor=desk.manager, at=SAID_AT).rows
    assert {row.number for row in found} == {unknown, accusing}
    agrees(by_category)


def test_the_same_form_twice_is_one_order_and_a_petition_is_named(desk: Desk) -> None:
    first = desk.registered(submit_key="once")
    again = desk.registered(submit_key="once")

    assert (again.number, again.query_code) == (first.number, "")
    with pytest.raises(NamelessPetition):
        desk.registered(OrderKind.PETITION, name="")
    with pytest.raises(NothingSaid):
        desk.registered(text=" ")
    with pytest.raises(NotALeaf):
        desk.registered(category="城乡建设")


def test_what_was_written_lies_sealed_and_is_shown_without_numbers(desk: Desk) -> None:
    number = desk.answered()
    with connection.cursor() as cursor:
        cursor.execute("SELECT people_order::text FROM people_order")
        lines = [line for (line,) in cursor.fetchall()]

    assert not any("13912345678" in line or "滨江" in line for line in lines)
    page = desk.page(number)
    assert "****" in page.said.text
    assert "13912345678" not in page.said.text
    assert (page.said.person, page.said.phone) == ("李*", "139****5678")
    assert "李大妈" not in page.course.answer


def test_reading_in_full_takes_a_reason_and_a_line(desk: Desk) -> None:
    number = desk.assigned()
    with pytest.raises(UnmaskingUnexplained):
        unmask_order(number=number, reason="", by=desk.cast.li_qiang, at=SAID_AT)

    words = unmask_order(
        number=number, reason="打电话核实情况", by=desk.cast.li_qiang, at=SAID_AT
    )

    assert (words.text, words.name, words.phone) == (TEXT, "李大妈", "13912345678")
    assert journal.entries("order", number)[-1].step == "unmask_order"
    agrees(number)


def test_who_has_nothing_to_do_with_it_finds_nothing(desk: Desk) -> None:
    cast, number = desk.cast, desk.assigned()
    mine = desk.registered(by=cast.wang_fang, source=Source.WINDOW).number

    def found(by: Actor) -> set[str]:
        rows = order_rows(OrderFilter(), actor=by, at=SAID_AT).rows
        return {row.number for row in rows}

    assert found(cast.wang_fang) == {mine}
    assert found(cast.li_qiang) == {number}
    assert found(cast.zheng_jie) == found(cast.lin_tao) == {number, mine}
    assert found(cast.sun_li) == found(VISITOR) == set()
    with pytest.raises(NotFound):
        order_page(number, cast.sun_li, SAID_AT)
    with pytest.raises(NotFound):
        unmask_order(number=number, reason="看看是谁", by=cast.sun_li, at=SAID_AT)
    with pytest.raises(NotAllowed):
        archive_order(number=number, by=cast.li_qiang, at=SAID_AT)


def test_a_unit_gives_back_with_consent_and_a_hotline_order_at_once(desk: Desk) -> None:
    by, manager = desk.cast.li_qiang, desk.manager
    petition = desk.assigned(OrderKind.PETITION)
    assert ask_return(number=petition, reason="不归我们", by=by, at=SAID_AT)
    answer_return(number=petition, agrees=False, reason="归", by=manager, at=SAID_AT)
    assert ask_return(number=petition, reason="真不归", by=by, at=SAID_AT + DAY)
    answer_return(number=petition, agrees=True, reason="是", by=manager, at=SAID_AT)
    assert row_of(petition).state == "accepted"
    assert not OrderUnit.objects.filter(order__number=petition, ended_at=None).exists()
    agrees(petition)

    hotline = desk.assigned(OrderKind.HOTLINE)
    assert not ask_return(number=hotline, reason="不归我们", by=by, at=SAID_AT)
    assert row_of(hotline).state == "accepted"
    named = {"number": hotline, "units": [desk.organ], "by": manager, "at": SAID_AT}
    assign_order(**named, is_designated=True)
    with pytest.raises(NotToBeReturned):
        ask_return(number=hotline, reason="还是不归", by=by, at=SAID_AT)
    assign_order(**named)
    with pytest.raises(ReturnTooLate):
        ask_return(number=hotline, reason="不归", by=by, at=SAID_AT + 2 * DAY)


def test_several_units_report_and_the_lead_answers(desk: Desk) -> None:
    agent = desk.town_clerk()
    number = desk.assigned(OrderKind.COMPLAINT, desk.organ, desk.town)

    def answer(by: Actor) -> None:
        answer_order(
            number=number, outcome=Outcome.EXPLAINED, text="好", by=by, at=SAID_AT
        )

    with pytest.raises(PartsMissing):
        answer(desk.cast.li_qiang)
    with pytest.raises(NotTheLead):
        answer(agent)
    with pytest.raises(NotAPart):
        report_part(number=number, text="我", by=desk.cast.li_qiang, at=SAID_AT)
    report_part(number=number, text="镇里看过了", by=agent, at=SAID_AT)
    answer(desk.cast.li_qiang)

    assert [unit.report for unit in desk.page(number).units] == ["", "镇里看过了"]
    agrees(number)


def test_what_accuses_a_unit_is_not_handed_to_it_nor_published(desk: Desk) -> None:
    number = desk.accepted(accused_id=desk.cast.organ.pk)
    with pytest.raises(AccusedUnit):
        assign_order(number=number, units=[desk.organ], by=desk.manager, at=SAID_AT)
    answer_order(
        number=number, outcome=Outcome.SOLVED, text="查了", by=desk.manager, at=SAID_AT
    )
    with pytest.raises(NotToBePublished):
        publish_order(
            number=number, topic="a", text="b", answer="c", by=desk.manager, at=SAID_AT
        )


def test_more_time_is_given_by_the_head_and_a_day_is_the_laws(desk: Desk) -> None:
    number = desk.assigned(OrderKind.PETITION)
    assert row_of(number).due_on == date(2026, 11, 6)
    with pytest.raises(NotAllowed):
        extend_order(
            number=number, days=30, reason="复杂", by=desk.cast.li_qiang, at=SAID_AT
        )

    extend_order(
        number=number, days=30, reason="情况复杂", by=desk.cast.wu_gang, at=SAID_AT
    )

    assert row_of(number).due_on == date(2026, 12, 7)
    agrees(number)


def test_not_taken_up_with_a_way_out_and_taken_back(desk: Desk) -> None:
    made = desk.registered()
    decline_order(
        number=made.number,
        why=Decline.NOT_OURS,
        where="区人社局 023-42830001",
        by=desk.manager,
        at=SAID_AT,
    )
    seen = held_order(made.number, SAID_AT)
    assert seen is not None
    assert (seen.declined, seen.where) == ("not_ours", "区人社局 023-42830001")
    other = desk.assigned()
    take_back(number=other, at=SAID_AT)
    third = desk.registered().number
    withdraw_order(number=third, reason="不要了", by=desk.manager, at=SAID_AT)
    for number in (made.number, other, third):
        assert row_of(number).due_on is None
        agrees(number)
        with pytest.raises(NoSuchOrderStep):
            take_back(number=number, at=SAID_AT)


def test_a_wrong_code_and_an_unknown_number_are_answered_alike(desk: Desk) -> None:
    made = desk.registered()

    def asked(number: str, code: str) -> object:
        return follow_order(number=number, code=code, address="10.0.0.1", at=SAID_AT)

    assert asked(made.number, "AAAA-AAAA") is asked("20260907999990", "x") is None
    seen = asked(made.number, made.query_code.lower())
    assert seen is not None
    for _ in range(ABOUT_ONE_CASE - 2):
        asked(made.number, "wrong")
    with pytest.raises(TooManyQuestions):
        asked(made.number, made.query_code)


def test_a_petition_is_reviewed_twice_and_no_more(desk: Desk) -> None:
    number = desk.answered(OrderKind.PETITION, category=LIGHT)
    followed = held_order(number, SAID_AT)
    assert followed is not None
    last = followed.review_by_on
    assert last == date(2026, 10, 8)  # the 30th day is a holiday
    late = held_order(number, start_of_day(last) + DAY)
    assert late is not None
    assert late.review_by_on is None  # nothing is offered that would be refused
    review = ask_review(number=number, reason="没有查清楚", at=SAID_AT + DAY)
    row = row_of(review.number)
    assert (row.kind, row.due_on) == ("petition_review", date(2026, 9, 23))
    with pytest.raises(NoReview):
        ask_review(number=number, reason="再来", at=SAID_AT + DAY)
    assert accept_order(number=review.number, by=desk.manager, at=SAID_AT) is None
    handing = {"number": review.number, "by": desk.manager, "at": SAID_AT}
    with pytest.raises(ReviewedByItself):  # the organ had the petition
        assign_order(units=[desk.town, desk.organ], **handing)
    assign_order(units=[desk.town], **handing)
    answer_order(
        number=review.number,
        outcome=Outcome.EXPLAINED,
        text="复查维持原答复",
        by=desk.town_clerk(),
        at=SAID_AT,
    )
    recheck = ask_review(number=review.number, reason="还是不服", at=SAID_AT + DAY)
    accept_order(number=recheck.number, by=desk.manager, at=SAID_AT)
    with pytest.raises(ReviewedByItself):  # the town had the review
        assign_order(
            number=recheck.number, units=[desk.town], by=desk.manager, at=SAID_AT
        )
    Order.objects.filter(number=recheck.number).update(
        state="answered", answered_at=SAID_AT, due_on=None
    )
    with pytest.raises(NoReview):
        ask_review(number=recheck.number, reason="第三次", at=SAID_AT + DAY)
    assert desk.page(number).ties.review == review.number
    for one in (number, review.number, recheck.number):
        assert not desk.page(one).alike  # its own reviews are no repeats of it
    handed = [line.units for line in desk.page(review.number).lines if line.units]
    assert handed == [(row_of(review.number).units.get().hall.name,)]


def test_repeats_are_shown_and_merged_into_one(desk: Desk) -> None:
    first = desk.assigned()
    again = desk.registered(text=f"{TEXT}谢谢！", phone="139 1234 5678").number
    other = desk.registered(phone="13800001111", name="王五").number
    alone = desk.registered(text="退休认证怎么办", phone="").number

    def like(number: str) -> dict[str, Likeness]:
        rows = desk.page(number).alike
        return {one.row.number: one.found.likeness for one in rows}

    assert like(again) == {first: Likeness.REPEAT, other: Likeness.SAME_WORDS}
    assert like(alone) == {}
    with pytest.raises(MergedIntoItself):
        merge_order(number=again, into=again, by=desk.manager, at=SAID_AT)
    merge_order(number=again, into=first, reason="重复", by=desk.manager, at=SAID_AT)

    assert desk.page(again).ties.merged_into == first
    assert desk.page(first).ties.absorbed == (again,)
    agrees(again)
    agrees(first)


def test_what_did_not_help_is_opened_again_and_counted(desk: Desk) -> None:
    number = desk.answered()
    give_feedback(number=number, feedback=Feedback.DISSATISFIED, at=SAID_AT + DAY)
    reopen_order(number=number, reason="没修", by=desk.manager, at=SAID_AT + 2 * DAY)

    row = row_of(number)
    assert (row.state, row.reopened, row.due_on) == ("accepted", 1, date(2026, 9, 16))
    assert (row.feedback, row.answered_at) == ("", None)
    agrees(number)


def test_a_result_is_published_without_the_person(desk: Desk) -> None:
    number = desk.answered()
    publish_order(
        number=number,
        topic="路灯",
        text=TEXT,
        answer=f"李大妈您好，请打{desk.cast.organ.phone or '12345'}",
        by=desk.manager,
        at=SAID_AT,
    )
    shown = published_orders().rows[0]
    assert "13912345678" not in shown.text
    assert "李大妈" not in shown.answer
    unpublish_order(number=number, reason="本人要求", by=desk.manager, at=SAID_AT)
    assert published_orders().rows == ()
    agrees(number)


def test_a_failed_visit_needs_a_cause_only_and_is_counted_by_week(desk: Desk) -> None:
    told = {"text": "", "topic": "", "name": "", "phone": "", "cause": Cause.SYSTEM}
    by = desk.cast.wang_fang
    made = desk.registered(OrderKind.CANNOT_DO, by=by, source=Source.WINDOW, **told)
    desk.registered(OrderKind.CANNOT_DO, **told)
    line = journal.entries("order", made.number)[0]
    assert line.step == "log_failed_visit"
    page = desk.page(made.number)
    assert page.course.contact_due_on == date(2026, 9, 7)
    contact_person(number=made.number, note="打过了", by=desk.manager, at=SAID_AT)
    assert row_of(made.number).contacted_at == SAID_AT

    week = date(2026, 9, 7)
    found = causes(week, actor=desk.manager)
    assert [(one.cause.cause, one.cause.count) for one in found] == [(Cause.SYSTEM, 2)]
    assert failed_visits(week, actor=desk.manager) == 2
    assert causes(week, actor=desk.cast.li_qiang) == ()


def test_figures_and_topics_follow_from_the_orders(desk: Desk) -> None:
    desk.answered(category=LIGHT)
    for phone in ("13800000001", "13800000002"):
        desk.registered(phone=phone, category=LIGHT, by=desk.cast.wang_fang)

    page = figures(date(2026, 9, 1), date(2026, 9, 30), actor=desk.manager, at=SAID_AT)

    assert (page.whole.orders, page.whole.taken_up, page.whole.answered) == (3, 1, 1)
    assert page.whole.nodes_used == 1
    assert [kind for kind, _ in page.by_kind] == [OrderKind.COMPLAINT]
    assert [branch for branch, _ in page.by_branch] == ["城乡建设"]
    hot = topics(actor=desk.manager, at=SAID_AT)
    assert [(one.topic.topic, one.topic.persons) for one in hot] == [(LIGHT, 3)]


def test_the_tree_is_edited_with_history(desk: Desk) -> None:
    with pytest.raises(CategoryTaken):
        add_category(path=LIGHT, by=SYSTEM, at=SAID_AT)
    with pytest.raises(NotAllowed):
        add_category(path="新的", by=desk.cast.li_qiang, at=SAID_AT)
    version = next(one.version for one in categories() if one.path == LIGHT)
    closed = {"path": LIGHT, "organ_id": None, "is_open": False, "by": desk.manager}
    change_category(**closed, version=version, at=SAID_AT)
    assert open_leaves() == ()
    with pytest.raises(Overtaken):
        change_category(**closed, version=version, at=SAID_AT)
    assert len(journal.entries("order_category", LIGHT)) == 2
    number = desk.registered().number
    with pytest.raises(NotALeaf):
        reclassify_order(number=number, category=LIGHT, by=desk.manager, at=SAID_AT)


def test_the_database_keeps_a_clock_with_open_orders_only(desk: Desk) -> None:
    number = desk.registered().number
    with pytest.raises(IntegrityError), transaction.atomic():
        Order.objects.filter(number=number).update(due_on=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Order.objects.filter(number=number).update(state="merged", due_on=None)
    assert row_of(number).state == OrderState.REGISTERED


def test_a_list_filters_and_takes_a_fixed_number_of_statements(
    desk: Desk, django_assert_max_num_queries: Any
) -> None:
    desk.assigned(category=LIGHT)
    desk.registered(OrderKind.WISH)
    wanted = OrderFilter(kind="complaint", state="to_answer", category="城乡建设")

    with django_assert_max_num_queries(5):
        found = order_rows(wanted, actor=desk.manager, at=SAID_AT)

    assert [(row.topic, row.light) for row in found.rows] == [("路灯不亮", Light.GREEN)]
    assert desk.town_clerk(Role.CLERK).hall_id


def test_a_holiday_notice_moves_open_orders_with_a_line(desk: Desk) -> None:
    number, closed = desk.assigned(), desk.answered()
    assert follow_calendar_orders(at=SAID_AT) == 0
    right = row_of(number).due_on
    Order.objects.filter(number=number).update(due_on=date(2026, 1, 1))

    assert follow_calendar_orders(at=SAID_AT) == 1

    assert row_of(number).due_on == right
    assert journal.entries("order", number)[-1].step == "move_due"
    assert row_of(closed).due_on is None
    agrees(number)
