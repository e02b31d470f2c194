"""Filled in at home: found by code and telephone alone, told of every change, gone."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from makers.cases import MATERIALS, Counter
from makers.catalogue import a_matter
from makers.messages import NOON
from makers.places import SINCE
from yimen.records.calendars.actions.load_notice import load_notice
from yimen.records.cases import queries
from yimen.records.cases.actions.ask_prepared import ask_prepared
from yimen.records.cases.actions.prepare import (
    Prepared,
    drop_old_prepared,
    drop_prepared,
    prepare,
)
from yimen.records.cases.actions.tell_touched import tell_touched
from yimen.records.cases.models import ApplicationDraft
from yimen.records.cases.queries.touched import audience_of_hall
from yimen.records.catalogue import actions as catalogue
from yimen.records.catalogue.models import Matter
from yimen.records.journal import queries as journal
from yimen.records.messages.actions.announce_outage import (
    OutageFacts,
    announce_outage,
)
from yimen.records.messages.facts import facts_of
from yimen.records.messages.models import Message
from yimen.records.network.actions.change_window import change_window
from yimen.records.network.actions.except_day import except_day
from yimen.records.network.actions.set_hours import set_hours
from yimen.records.network.facts import window_facts
from yimen.records.network.models import Stationing, Window
from yimen.rules.authority.actors import SYSTEM, VISITOR
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.asking import ABOUT_ONE_CASE, TooManyQuestions
from yimen.rules.cases.drafts import MOST_OF_ONE, DraftTooLarge, TooManyDrafts
from yimen.rules.legal_clock.holiday_table import read_table
from yimen.rules.queue.opening import DayException, OpeningHours, Session
from yimen.rules.refusals import NotFound

PHONE = "13812342211"
SAID = {"name": ["张三"], "id_number": ["11010519491231002X"], "papers": ["M1"]}
SHORT = Session(time(9), time(11))
NOTICE = ("date,kind,name,notice", "2026-09-22,off,地方节日,青府发1号")


@pytest.fixture
def form(counter: Counter) -> Prepared:
    """张三 will bring a food licence's papers to the centre."""
    cast = counter.cast
    Stationing.objects.create(node=cast.center, organ=cast.organ, valid_from=SINCE)
    code = Matter.objects.get(current_id=counter.promised_id).code
    return Prepared(
        matter_code=code, hall_code=cast.center.code, phone="138 1234 2211", said=SAID
    )


def kept(form: Prepared, code: str = "", **changes: object) -> str:
    return prepare(
        form=replace(form, **changes),  # type: ignore[arg-type]
        code=code,
        by=VISITOR,
        at=NOON,
    )


def asked(code: str, phone: str) -> queries.PreparedPage | None:
    return ask_prepared(code=code, phone=phone, address="10.0.0.1", at=NOON)


def test_it_is_found_by_its_code_and_telephone_alone(
    counter: Counter, form: Prepared
) -> None:
    code = kept(form)
    again = kept(form, code, said={**SAID, "name": ["张三丰"]})

    assert code == again
    page = asked(code, "138-1234-2211")
    assert page is not None
    assert (page.first("name"), page.hall_code) == ("张三丰", form.hall_code)
    assert asked(code, "13900000000") is None
    assert asked("0000000000", PHONE) is None
    assert queries.held_prepared("", NOON) is None
    row = ApplicationDraft.objects.get()
    assert "张三丰".encode() not in bytes(row.said_sealed)
    assert PHONE.encode() not in bytes(row.phone_sealed)
    seen = queries.prepared_at_window(code, counter.cast.wang_fang, NOON)
    assert seen.matter_code == form.matter_code
    with pytest.raises(NotAllowed):
        queries.prepared_at_window(code, counter.cast.li_qiang, NOON)
    for _ in range(ABOUT_ONE_CASE - 2):
        asked(code, "13900000000")
    with pytest.raises(TooManyQuestions):
        asked(code, PHONE)


def test_the_house_keeps_a_few_for_a_month(form: Prepared) -> None:
    codes = [kept(form) for _ in range(MOST_OF_ONE)]

    with pytest.raises(TooManyDrafts):
        kept(form)
    assert kept(form, codes[0]) == codes[0]
    with pytest.raises(DraftTooLarge):
        kept(form, codes[0], said={"note": ["长" * 20_001]})
    with pytest.raises(NotFound):
        kept(form, hall_code="nowhere")
    drop_prepared(code=codes[0], by=VISITOR, at=NOON)
    with pytest.raises(NotFound):
        drop_prepared(code=codes[0], by=VISITOR, at=NOON)

    assert drop_old_prepared(at=NOON + timedelta(days=29)) == 0
    row = ApplicationDraft.objects.get(code=codes[1])
    lines = journal.entries("application_draft", str(row.pk))
    assert "张三" not in str(lines)
    assert queries.held_prepared(codes[1], NOON + timedelta(days=30)) is None
    assert drop_old_prepared(at=NOON + timedelta(days=30)) == MOST_OF_ONE - 1
    assert [one.after for one in journal.entries("application_draft", str(row.pk))] == [
        "kept",
        "dropped",
    ]


def heard(minute: int) -> list[str]:
    """What was told of the form since, by text message."""
    before = set(Message.objects.values_list("pk", flat=True))
    tell_touched(at=NOON + timedelta(minutes=minute))
    tell_touched(at=NOON + timedelta(minutes=minute + 1))
    news = Message.objects.exclude(pk__in=before)
    told = news.filter(recipient_kind="application", channel="sms")
    return [facts_of(row)["what"] for row in told]


def test_every_change_before_the_journey_is_told(
    counter: Counter, form: Prepared
) -> None:
    center = counter.cast.center
    set_hours(node_code=center.code, hours=OpeningHours(), by=SYSTEM, at=NOON)
    code = kept(form)
    tell_touched(at=NOON)
    row = Matter.objects.get(code=form.matter_code)
    changed = replace(
        a_matter(code=row.code, organ_id=row.organ_id), materials=MATERIALS[:2]
    )
    catalogue.save_draft(catalogue.Sheet(matter=changed), by=SYSTEM, at=NOON)
    catalogue.publish(row.code, by=SYSTEM, at=NOON)
    assert ["不用再带" in what for what in heard(1)] == [True]
    page = queries.held_prepared(code, NOON)
    assert page is not None
    assert page.is_changed

    window = Window.objects.create(node=center, number=77, name="七十七号")
    facts = replace(window_facts(window), is_open=False)
    change_window(window_id=window.pk, version=1, facts=facts, by=SYSTEM, at=NOON)
    assert heard(3) == ["77号窗口停用"]

    on = NOON.date() + timedelta(days=3)
    short = DayException((SHORT,), "检修")
    except_day(node_code=center.code, on=on, day=short, by=SYSTEM, at=NOON)
    assert heard(5) == ["9月21日(周一)开放时间为09:00到11:00"]

    longer = DayException((Session(time(7), time(20)),), "延时服务")
    later = on + timedelta(days=1)
    except_day(node_code=center.code, on=later, day=longer, by=SYSTEM, at=NOON)
    assert heard(11) == []  # nobody comes in vain

    week = OpeningHours(week={0: (SHORT,)})
    set_hours(node_code=center.code, hours=week, version=1, by=SYSTEM, at=NOON)
    assert heard(7) == ["周一09:00到11:00，周二到周日不开放"]

    outage = OutageFacts(
        hall_code=center.code,
        what="不动产系统停机",
        instead="",
        starts_at=NOON + timedelta(hours=1),
        ends_at=NOON + timedelta(hours=5),
    )
    announce_outage(facts=outage, by=SYSTEM, at=NOON)
    assert heard(9) == ["不动产系统停机"]


def test_a_holiday_notice_reaches_who_has_not_fixed_a_day(
    counter: Counter, form: Prepared
) -> None:
    center = counter.cast.center
    set_hours(node_code=center.code, hours=OpeningHours(), by=SYSTEM, at=NOON)
    kept(form)
    tell_touched(at=NOON)
    reached = audience_of_hall(center.path, NOON)
    assert (reached.drafts, reached.total) == (1, 1)

    load_notice(
        table=read_table(NOTICE),
        region="CN",
        label="地方1",
        source="",
        by=SYSTEM,
        at=NOON,
    )

    assert heard(1) == ["9月22日(周二)不开放"]
    load_notice(
        table=read_table(("date,kind,name,notice", "2026-09-26,work,,青府发2号")),
        region="CN",
        label="地方2",
        source="",
        by=SYSTEM,
        at=NOON,
    )
    assert heard(3) == ["9月26日(周六)开放"]
