"""Drafts: for their agent alone, for a month, and told of what changes meanwhile."""

from dataclasses import replace
from datetime import timedelta

import pytest

from makers.cases import MATERIALS
from makers.catalogue import a_matter
from makers.errands import TAKEN_AT, Village
from yimen.records.agency import models, queries
from yimen.records.agency.actions.drop_draft import drop_draft, drop_old_drafts
from yimen.records.agency.actions.save_draft import save_draft
from yimen.records.agency.actions.take_errand import take_errand
from yimen.records.cases.actions.tell_touched import tell_touched
from yimen.records.catalogue import actions as catalogue
from yimen.records.catalogue.models import Matter
from yimen.records.journal import queries as journal
from yimen.records.messages.facts import facts_of
from yimen.records.messages.models import Message
from yimen.records.network.actions.change_node import change_node
from yimen.records.network.actions.change_window import change_window
from yimen.records.network.actions.except_day import except_day
from yimen.records.network.actions.set_hours import set_hours
from yimen.records.network.facts import node_facts, window_facts
from yimen.records.network.models import Window
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.authority.table import NotAllowed
from yimen.rules.messages import RecipientKind
from yimen.rules.queue.opening import DayException, OpeningHours
from yimen.rules.refusals import NotFound

SAID = {"name": ["张三"], "id_number": ["11010519491231002X"], "powers": ["submit"]}


def kept(village: Village, key: str = "form-1", **about: object) -> int:
    return save_draft(
        submit_key=key,
        matter_version_id=village.counter.promised_id,
        said={**SAID, **about},  # type: ignore[dict-item]
        phone="138 1234 2211",
        by=village.agent,
        at=TAKEN_AT,
    )


def test_the_same_form_is_the_same_draft_and_nobody_elses(village: Village) -> None:
    first = kept(village)
    again = kept(village, name=["张三丰"])

    assert first == again
    page = queries.draft_page(first, village.agent)
    assert page.said["name"] == ["张三丰"]
    assert page.phone == "13812342211"
    (row,) = queries.drafts_of(village.agent)
    assert row.client == "张*"
    assert queries.drafts_of(village.other_agent) == ()
    with pytest.raises(NotFound):
        queries.draft_page(first, village.other_agent)
    with pytest.raises(NotFound):
        drop_draft(draft_id=first, by=village.other_agent, at=TAKEN_AT)
    with pytest.raises(NotFound):
        save_draft(
            submit_key="form-1",
            matter_version_id=village.counter.promised_id,
            said=SAID,
            by=village.other_agent,
            at=TAKEN_AT,
        )
    with pytest.raises(NotAllowed):
        drop_draft(draft_id=first, by=village.town_clerk, at=TAKEN_AT)
    sealed = bytes(models.ErrandDraft.objects.get().said_sealed)
    assert "张三丰".encode() not in sealed


def test_it_goes_when_it_is_taken_dropped_or_old(village: Village) -> None:
    said = village.intake()
    kept(village, said.submit_key)
    dropped, old = kept(village, "form-2"), kept(village, "form-3")

    take_errand(intake=said, by=village.agent, at=TAKEN_AT)
    drop_draft(draft_id=dropped, by=village.agent, at=TAKEN_AT)

    assert [row.draft_id for row in queries.drafts_of(village.agent)] == [old]
    assert drop_old_drafts(at=TAKEN_AT + timedelta(days=29)) == 0
    assert drop_old_drafts(at=TAKEN_AT + timedelta(days=30)) == 1
    assert queries.drafts_of(village.agent) == ()
    lines = journal.entries("errand_draft", str(old))
    assert [line.after for line in lines] == ["kept", "dropped"]


def test_who_keeps_a_draft_hears_what_has_to_be_brought(village: Village) -> None:
    draft = kept(village)
    tell_touched(at=TAKEN_AT)  # followed from now on
    matter = Matter.objects.get(current_id=village.counter.promised_id)
    changed = replace(
        a_matter(code=matter.code, organ_id=matter.organ_id), materials=MATERIALS[:2]
    )
    catalogue.save_draft(catalogue.Sheet(matter=changed), by=SYSTEM, at=TAKEN_AT)
    catalogue.publish(matter.code, by=SYSTEM, at=TAKEN_AT)

    tell_touched(at=TAKEN_AT + timedelta(minutes=1))
    tell_touched(at=TAKEN_AT + timedelta(minutes=2))

    told = Message.objects.filter(subject_kind="errand_draft", subject_id=str(draft))
    kinds = {row.recipient_kind: row.recipient_id for row in told}
    assert kinds == {
        RecipientKind.OFFICER: village.agent.officer_id,
        RecipientKind.DRAFT: draft,
    }
    assert told.count() == 2
    assert all("不用再带健康证明" in facts_of(row)["what"] for row in told)
    assert told.get(recipient_kind="draft").channel == "sms"


def test_a_hall_that_moves_tells_whoever_will_carry_papers_there(
    village: Village,
) -> None:
    kept(village)
    kept(village, "form-2")
    tell_touched(at=TAKEN_AT)
    center = village.counter.cast.center
    center.refresh_from_db()
    facts = replace(node_facts(center), address="青溪大道2号")
    version = center.version
    change_node(code=center.code, version=version, facts=facts, by=SYSTEM, at=TAKEN_AT)

    tell_touched(at=TAKEN_AT + timedelta(minutes=1))

    told = Message.objects.filter(subject_kind="errand_draft")
    assert told.filter(recipient_kind="officer").count() == 1


def test_a_window_and_hours_that_change_reach_who_carries_papers_up(
    village: Village,
) -> None:
    kept(village)
    center, director = village.counter.cast.center, village.counter.cast.zheng_jie
    set_hours(node_code=center.code, hours=OpeningHours(), by=SYSTEM, at=TAKEN_AT)
    tell_touched(at=TAKEN_AT)
    window = Window.objects.create(node=center, number=77, name="七十七号")
    shut = replace(window_facts(window), is_open=False)
    change_window(window_id=window.pk, version=1, facts=shut, by=director, at=TAKEN_AT)
    on = TAKEN_AT.date() + timedelta(days=3)
    day = DayException((), "停电")
    except_day(node_code=center.code, on=on, day=day, by=SYSTEM, at=TAKEN_AT)

    tell_touched(at=TAKEN_AT + timedelta(minutes=1))

    told = Message.objects.filter(
        subject_kind="errand_draft", recipient_kind="officer"
    ).order_by("pk")
    assert [facts_of(row)["what"] for row in told] == [
        "77号窗口停用",
        "9月21日(周一)不开放（停电）",
    ]
