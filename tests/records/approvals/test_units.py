"""What units and the lead do while a joint case runs: sign, answer, send back, add."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from makers.cases import RECEIVED_AT, row_of
from makers.joint import LAW, Restaurant, agree, decide, member, states
from makers.joint_replay import told
from yimen.ports.vault import vault
from yimen.records.approvals import models
from yimen.records.approvals.actions.add_member import add_member
from yimen.records.approvals.actions.answer import answer
from yimen.records.approvals.actions.assume_consent import assume_consent
from yimen.records.approvals.actions.call_gathering import call_gathering
from yimen.records.approvals.actions.cancel_member import cancel_member
from yimen.records.approvals.actions.fill_form import fill_form
from yimen.records.approvals.actions.minute_gathering import minute_gathering
from yimen.records.approvals.actions.need_member import need_member
from yimen.records.approvals.actions.publish_graph import publish_graph
from yimen.records.approvals.actions.remind_member import remind_member
from yimen.records.approvals.actions.return_member import return_member
from yimen.records.approvals.actions.run_again import run_again
from yimen.records.approvals.actions.save_graph import save_graph
from yimen.records.approvals.actions.sign_attendance import sign_attendance
from yimen.records.approvals.actions.sign_notice import sign_notice
from yimen.records.cases.actions.withdraw import withdraw
from yimen.records.cases.models import Document
from yimen.records.journal import queries as journal
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.joint import members as joint
from yimen.rules.joint.bundles import (
    FormIncomplete,
    NotOnList,
    PathTooLong,
    PoolIncomplete,
)
from yimen.rules.joint.gatherings import (
    AlreadyMinuted,
    Calling,
    GatheringInPast,
    GatheringKind,
    MinutesSayNothing,
    NobodyAsked,
    NotHeldYet,
    Presence,
    TooFewOfficers,
)
from yimen.rules.joint.graphs import Approval, ApprovalKind, Edge, Graph, GraphFaulty
from yimen.rules.joint.members import Answer
from yimen.rules.refusals import NotFound, Overtaken

NEXT = RECEIVED_AT + timedelta(days=3)
LATE = RECEIVED_AT + timedelta(days=12)


def test_a_unit_signs_once_and_only_for_itself(restaurant: Restaurant) -> None:
    number, water = restaurant.accepted(), restaurant.water.examiner
    paper = sign_notice(number=number, key="grease", by=water, at=NEXT)

    row = member(number, "grease")
    assert (row.notice, row.signed_at) == (paper, NEXT)
    assert row.signed_by_id == water.officer_id
    with pytest.raises(joint.AlreadySigned):
        sign_notice(number=number, key="grease", by=water, at=NEXT)
    with pytest.raises(NotFound):
        sign_notice(number=number, key="sign", by=water, at=NEXT)
    assert told(number)
    assert journal.check_subject("joint_case", number).ok


def test_answers(restaurant: Restaurant) -> None:
    number, water = restaurant.accepted(), restaurant.water.examiner
    with pytest.raises(joint.DisagreesWithoutReason):
        answer(
            number=number,
            key="grease",
            answer=Answer.DISAGREE,
            reason="",
            by=water,
            at=NEXT,
        )
    agree(number, "grease", NEXT, Answer.FORWARD)
    assert states(number)["grease"] == "open"
    answer(
        number=number,
        key="grease",
        answer=Answer.DISAGREE,
        reason="没有隔油池",
        by=water,
        at=NEXT,
    )
    row = member(number, "grease")
    assert row.state == "disagreed"
    assert row.signed_at == NEXT
    assert vault().unseal(bytes(row.said_sealed)) == "没有隔油池"
    with pytest.raises(joint.MemberMayNot):
        agree(number, "grease", NEXT)
    assert "没有隔油池" not in str(
        [line.payload for line in journal.entries("joint_case", number)]
    )
    assert told(number)


def test_silence_is_consent_only_when_signed_for_and_late(
    restaurant: Restaurant,
) -> None:
    number = restaurant.accepted()
    with pytest.raises(joint.StillTimeToAnswer):
        assume_consent(number=number, key="grease", at=NEXT)
    with pytest.raises(joint.NotSignedFor):
        assume_consent(number=number, key="grease", at=LATE)
    with pytest.raises(joint.PermitNeverBySilence):
        assume_consent(number=number, key="fire", at=LATE)
    sign_notice(number=number, key="grease", by=restaurant.water.examiner, at=NEXT)
    assume_consent(number=number, key="grease", at=LATE)

    row = member(number, "grease")
    assert (row.state, row.by_silence) == ("agreed", True)
    assert told(number)


def test_an_opinion_sent_back_runs_again_and_keeps_its_days(
    restaurant: Restaurant,
) -> None:
    number, water = restaurant.accepted(), restaurant.water.examiner
    with pytest.raises(joint.DisagreesWithoutReason):
        return_member(number=number, key="grease", reason=" ", by=water, at=NEXT)
    return_member(number=number, key="grease", reason="图看不清", by=water, at=NEXT)
    assert states(number)["grease"] == "returned"
    with pytest.raises(joint.MemberMayNot):
        return_member(
            number=number,
            key="fire",
            reason="不对",
            by=restaurant.fire.examiner,
            at=NEXT,
        )

    with pytest.raises(ReasonMissing):
        run_again(number=number, key="grease", reason="", by=restaurant.lead, at=NEXT)
    run_again(number=number, key="grease", reason="补了图", by=restaurant.lead, at=NEXT)
    row = member(number, "grease")
    before = models.MemberRun.objects.get(member=row)
    assert (row.state, row.attempt, row.signed_at) == ("open", 2, None)
    assert (before.state, before.attempt, before.used_days) == ("returned", 1, 2)
    assert row.notice != before.notice
    assert row.due_on == date(2026, 9, 28)
    assert told(number)


def test_a_refused_permit_runs_again_and_brings_back_what_it_had_ended(
    restaurant: Restaurant,
) -> None:
    number = restaurant.accepted()
    first = decide(number, "license", NEXT, granted=False)
    assert states(number)["food"] == "ended"
    run_again(
        number=number, key="license", reason="改好了", by=restaurant.lead, at=NEXT
    )

    now = states(number)
    assert (now["license"], now["food"]) == ("open", "waiting")
    second = member(number, "license").child
    assert second is not None
    assert second.number != first
    assert row_of(first).state == "refused"
    decide(number, "license", NEXT)
    assert states(number)["food"] == "open"
    with pytest.raises(joint.MemberMayNot):
        run_again(
            number=number, key="license", reason="再来", by=restaurant.lead, at=NEXT
        )
    assert told(number)


def test_a_cancelled_member_holds_nobody_and_its_case_is_closed(
    restaurant: Restaurant,
) -> None:
    number = restaurant.accepted()
    child = member(number, "license").child
    assert child is not None
    cancel_member(
        number=number, key="license", reason="已有执照", by=restaurant.lead, at=NEXT
    )

    now = states(number)
    assert (now["license"], now["food"]) == ("cancelled", "open")
    assert row_of(child.number).state == "withdrawn"
    with pytest.raises(joint.MemberMayNot):
        cancel_member(
            number=number, key="license", reason="再", by=restaurant.lead, at=NEXT
        )
    with pytest.raises(NotFound):
        cancel_member(number=number, key="x", reason="?", by=restaurant.lead, at=NEXT)
    with pytest.raises(NotFound):
        cancel_member(
            number=number,
            key="fire",
            reason="不要",
            by=restaurant.fire.chief,
            at=NEXT,
        )
    with pytest.raises(NotAllowed):
        cancel_member(
            number=number,
            key="fire",
            reason="不要",
            by=restaurant.counter.cast.wang_fang,
            at=NEXT,
        )
    assert told(number)


def test_an_optional_opinion_is_asked_for_when_it_is_needed(
    restaurant: Restaurant,
) -> None:
    number = restaurant.accepted()
    need_member(number=number, key="health", by=restaurant.lead, at=NEXT)

    row = member(number, "health")
    assert (row.state, row.optional) == ("open", False)
    with pytest.raises(joint.MemberMayNot):
        need_member(number=number, key="health", by=restaurant.lead, at=NEXT)
    assert told(number)


def added(
    restaurant: Restaurant, number: str, *edges: Edge, key: str = "noise"
) -> None:
    add_member(
        number=number,
        approval=Approval(
            key=key,
            name="噪声意见",
            kind=ApprovalKind.OPINION,
            organ_code=restaurant.town.code,
            limit_days=3,
        ),
        conditions=edges,
        reason="楼上有住户",
        by=restaurant.lead,
        at=NEXT,
    )


def test_members_are_added_while_it_runs(restaurant: Restaurant) -> None:
    number = restaurant.accepted()
    added(restaurant, number, Edge("license", "noise", LAW))
    assert states(number)["noise"] == "waiting"
    added(restaurant, number, Edge("dust", "food", LAW), key="dust")
    assert states(number)["dust"] == "open"
    decide(number, "license", NEXT)
    assert states(number)["noise"] == "open"
    assert states(number)["food"] == "waiting"  # for what was added before it

    for edges, key, refusal in (
        ((), "noise", joint.MemberKnown),
        ((Edge("more", "fire", LAW),), "more", joint.ConditionUnsound),
        ((Edge("more", "food", " "),), "more", joint.ConditionUnsound),
        ((Edge("license", "food", LAW),), "more", joint.ConditionUnsound),
        (
            (Edge("food", "more", LAW), Edge("more", "food", LAW)),
            "more",
            joint.ConditionUnsound,
        ),
    ):
        with pytest.raises(refusal):
            added(restaurant, number, *edges, key=key)
    assert told(number)


def test_reminders_are_counted(restaurant: Restaurant) -> None:
    number = restaurant.accepted()
    times = [
        remind_member(number=number, key="fire", by=restaurant.lead, at=NEXT)
        for _ in range(2)
    ]

    assert times == [1, 2]
    assert member(number, "fire").reminded_at == NEXT
    assert told(number)


def test_the_one_form_is_filled_once_and_lies_sealed(restaurant: Restaurant) -> None:
    number, clerk = restaurant.accepted(), restaurant.counter.cast.wang_fang
    with pytest.raises(FormIncomplete):
        fill_form(number=number, answers={"shop": "老街面馆"}, by=clerk, at=NEXT)
    odd = {"shop": "老街面馆", "area": "80", "trade": "网吧"}
    with pytest.raises(NotOnList):
        fill_form(number=number, answers=odd, by=clerk, at=NEXT)
    fill_form(
        number=number,
        answers={"shop": "老街面馆", "area": "80", "other": "x"},
        by=clerk,
        at=NEXT,
    )

    sealed = bytes(models.JointRun.objects.get(number=number).answers_sealed)
    assert "老街面馆" in vault().unseal(sealed)
    assert "老街面馆" not in str(
        [line.payload for line in journal.entries("joint_case", number)]
    )


def test_nothing_changes_once_the_whole_is_closed(restaurant: Restaurant) -> None:
    number = restaurant.accepted()
    clerk = restaurant.counter.cast.wang_fang
    withdraw(number=number, reason="不开了", by=clerk, at=NEXT)

    with pytest.raises(joint.JointCaseClosed):
        added(restaurant, number)
    assert told(number)


def survey(restaurant: Restaurant, number: str) -> int:
    return call_gathering(
        number=number,
        calling=Calling(
            kind=GatheringKind.SURVEY,
            place="老街12号",
            subject="看门头和排水",
            starts_at=NEXT + timedelta(days=1),
            units=(restaurant.water.organ_id, restaurant.town.organ_id),
        ),
        by=restaurant.lead,
        at=NEXT,
    )


def test_a_survey_has_notice_attendance_and_signed_minutes(
    restaurant: Restaurant,
) -> None:
    number, water = restaurant.accepted(), restaurant.water.examiner
    sign_notice(number=number, key="sign", by=restaurant.town.examiner, at=NEXT)
    gathering, later = survey(restaurant, number), NEXT + timedelta(days=1, hours=2)
    with pytest.raises(TooFewOfficers):
        sign_attendance(
            number=number,
            gathering=gathering,
            presence=Presence(persons=("水一",)),
            by=water,
            at=later,
        )
    sign_attendance(
        number=number,
        gathering=gathering,
        presence=Presence(persons=("水一", "水二"), opinion="可以"),
        by=water,
        at=later,
    )
    with pytest.raises(NotFound):
        sign_attendance(
            number=number,
            gathering=gathering,
            presence=Presence(persons=("消一", "消二")),
            by=restaurant.fire.examiner,
            at=later,
        )
    with pytest.raises(NotHeldYet):
        minute_gathering(
            number=number, gathering=gathering, text="好", by=restaurant.lead, at=NEXT
        )
    with pytest.raises(MinutesSayNothing):
        minute_gathering(
            number=number, gathering=gathering, text=" ", by=restaurant.lead, at=later
        )
    minute_gathering(
        number=number,
        gathering=gathering,
        text="排水接入市政管网。",
        by=restaurant.lead,
        at=later,
    )

    now = states(number)
    assert (now["sign"], now["grease"]) == ("agreed", "open")
    assert member(number, "sign").by_silence
    seats = {
        seat.organ_id: (seat.came, seat.consent_by_absence)
        for seat in models.Attendance.objects.filter(gathering_id=gathering)
    }
    assert seats == {
        restaurant.water.organ_id: (True, False),
        restaurant.town.organ_id: (False, True),
    }
    kinds = Document.objects.filter(case__number=number).values_list("kind", flat=True)
    assert {"survey_notice", "meeting_minutes"} <= set(kinds)
    for act in (
        lambda: minute_gathering(
            number=number, gathering=gathering, text="再", by=restaurant.lead, at=later
        ),
        lambda: sign_attendance(
            number=number,
            gathering=gathering,
            presence=Presence(excuse="出差"),
            by=water,
            at=later,
        ),
    ):
        with pytest.raises(AlreadyMinuted):
            act()
    with pytest.raises(NotFound):
        minute_gathering(
            number=number, gathering=0, text="?", by=restaurant.lead, at=later
        )
    assert told(number)


def test_a_good_reason_for_staying_away_is_no_consent(restaurant: Restaurant) -> None:
    number, town = restaurant.accepted(), restaurant.town.examiner
    sign_notice(number=number, key="sign", by=town, at=NEXT)
    gathering, later = survey(restaurant, number), NEXT + timedelta(days=2)
    sign_attendance(
        number=number,
        gathering=gathering,
        presence=Presence(excuse="防汛值守"),
        by=town,
        at=later,
    )
    minute_gathering(
        number=number, gathering=gathering, text="看了。", by=restaurant.lead, at=later
    )

    assert states(number)["sign"] == "open"


def test_who_may_be_called_and_when(restaurant: Restaurant) -> None:
    number = restaurant.accepted()
    calling = Calling(
        kind=GatheringKind.MEETING,
        place="三楼会议室",
        subject="会审",
        starts_at=NEXT - timedelta(hours=1),
        units=(restaurant.water.organ_id,),
    )
    stranger = restaurant.counter.cast.other_organ.pk
    ahead = NEXT + timedelta(hours=3)
    for changed, refusal in (
        (calling, GatheringInPast),
        (_with(calling, starts_at=ahead, units=()), NobodyAsked),
        (_with(calling, starts_at=ahead, units=(stranger,)), NotFound),
    ):
        with pytest.raises(refusal):
            call_gathering(number=number, calling=changed, by=restaurant.lead, at=NEXT)


def _with(calling: Calling, **changes: object) -> Calling:
    return replace(calling, **changes)  # type: ignore[arg-type]


def test_a_graph_is_published_only_when_it_is_sound_and_served(
    restaurant: Restaurant,
) -> None:
    manager, code = restaurant.counter.cast.zheng_jie, restaurant.matter_code
    nodes = restaurant.graph.approvals
    bare = tuple(
        Approval(
            key=node.key,
            name=node.name,
            kind=node.kind,
            organ_code=node.organ_code,
            matter_code=node.matter_code,
            limit_days=node.limit_days,
        )
        for node in nodes
    )
    slow = Approval(
        key="slow",
        name="很慢的意见",
        kind=ApprovalKind.OPINION,
        organ_code=restaurant.town.code,
        limit_days=60,
    )
    for graph, refusal in (
        (Graph(), GraphFaulty),
        (Graph(bare), PoolIncomplete),
        (Graph((*nodes, slow), form=restaurant.graph.form), PathTooLong),
    ):
        save_graph(matter_code=code, graph=graph, by=manager, at=NEXT)
        with pytest.raises(refusal):
            publish_graph(matter_code=code, by=manager, at=NEXT)
    saved = save_graph(
        matter_code=code, graph=restaurant.graph, note="第二版", by=manager, at=NEXT
    )
    with pytest.raises(Overtaken):
        save_graph(
            matter_code=code, graph=Graph(), seen=saved.version - 1, by=manager, at=NEXT
        )
    assert saved.faults == ()
    assert publish_graph(matter_code=code, by=manager, at=NEXT) == 2
    with pytest.raises(NotFound):
        publish_graph(matter_code=code, by=manager, at=NEXT)
    with pytest.raises(NotAllowed):
        publish_graph(matter_code=code, by=restaurant.lead, at=NEXT)
    assert journal.check_subject("graph", code).ok
