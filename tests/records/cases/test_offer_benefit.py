"""Whom the records say may have a benefit: listed, confirmed, told once."""

import json
from datetime import timedelta

import pytest

from makers.cases import PERMIT, RECEIVED_AT, Counter, an_opinion, row_of
from makers.catalogue import a_matter, a_version
from makers.persons import a_browser
from yimen.ports.vault import vault
from yimen.records.cases import models, queries
from yimen.records.cases.actions.examine import examine
from yimen.records.cases.actions.grant import grant
from yimen.records.cases.actions.offer_benefit import offer_benefit
from yimen.records.cases.actions.revoke_decision import revoke_decision
from yimen.records.catalogue.models import MatterVersion
from yimen.records.journal import queries as journal
from yimen.records.messages.models import Message
from yimen.rules.authority.table import NotAllowed
from yimen.rules.catalogue.commitments import Ground
from yimen.rules.catalogue.elements import Elements
from yimen.rules.catalogue.matters import MatterType
from yimen.rules.catalogue.proactive import NoMatching, NotMatched, ToldAlready
from yimen.rules.catalogue.publication import errors
from yimen.rules.legal_clock.limits import Limit

LATER = RECEIVED_AT + timedelta(hours=3)


def a_benefit(counter: Counter, *rule: str) -> int:
    held = MatterVersion.objects.get(pk=counter.promised_id).matter.code
    lines = tuple(one.format(held=held) for one in rule or ("持有：{held}",))
    return a_version(
        a_matter(
            name="纾困补贴",
            organ_id=counter.cast.organ.pk,
            matter_type=MatterType.ADMINISTRATIVE_BENEFIT,
            statutory_limit=None,
            promised_limit=Limit(10),
            materials=(),
            elements=Elements(is_proactive=True, proactive_rule=lines),
        )
    )


def offer(counter: Counter, version: int, **more: object) -> tuple[str, ...]:
    facts: dict[str, object] = {
        "matter_version_id": version,
        "applicant_id": counter.applicant_id,
        "by": counter.cast.li_qiang,
        "at": LATER,
    }
    return offer_benefit(**(facts | more))  # type: ignore[arg-type]


def test_who_holds_what_the_rule_asks_is_listed_told_and_listed_as_told(
    counter: Counter,
) -> None:
    version = a_benefit(counter)
    examiner = counter.cast.li_qiang
    assert not queries.candidates(version, examiner, LATER).candidates
    with pytest.raises(NotMatched):
        offer(counter, version)
    counter.granted()

    (row,) = queries.candidates(version, examiner, LATER).candidates
    assert (row.name, row.reasons) == ("张*", ("2026-09-18 准予“食品经营许可”",))
    assert [one.name for one in queries.proactive_matters(examiner)] == ["纾困补贴"]
    with pytest.raises(NotAllowed):
        offer(counter, version, by=counter.cast.sun_li)
    offer(counter, version)
    with pytest.raises(ToldAlready):
        offer(counter, version)

    (row,) = queries.candidates(version, examiner, LATER).candidates
    assert row.offered_by == examiner.name
    message = Message.objects.get(kind="benefit_offered")
    assert message.recipient_id == counter.applicant_id
    told = json.loads(vault().unseal(bytes(message.facts_sealed)))
    assert told["why"] == row.reasons[0]
    made = models.BenefitOffer.objects.get()
    assert journal.check_subject("benefit_offer", str(made.pk)).ok


def test_who_has_it_or_no_longer_holds_it_is_not_offered_it(counter: Counter) -> None:
    version = a_benefit(counter)
    cast = counter.cast
    held = counter.granted()
    running = counter.accepted(matter_version_id=version, papers=())
    assert not queries.candidates(version, cast.li_qiang, LATER).candidates
    examine(number=running, opinion=an_opinion(), by=cast.li_qiang, at=LATER)
    grant(number=running, permit=PERMIT, by=cast.zhao_min, at=LATER)
    assert not queries.candidates(version, cast.li_qiang, LATER).candidates

    for number in (running, held):
        assert row_of(number).result == "granted"
    other = a_benefit(counter)
    assert queries.candidates(other, cast.li_qiang, LATER).candidates
    revoke_decision(
        number=held, ground=Ground.FRAUD, facts="假的", by=cast.zhao_min, at=LATER
    )
    assert not queries.candidates(other, cast.li_qiang, LATER).candidates


def test_a_rule_is_weighed_whole(counter: Counter) -> None:
    counter.granted()
    examiner = counter.cast.li_qiang
    old = a_benefit(counter, "持有：{held}", "年满：120")
    body = a_benefit(counter, "持有：{held}", "对象：法人")
    none = a_version(a_matter(organ_id=counter.cast.organ.pk))

    for version in (old, body):
        assert not queries.candidates(version, examiner, LATER).candidates
    with pytest.raises(NoMatching):
        queries.candidates(none, examiner, LATER)
    wrong = a_matter(
        elements=Elements(proactive_rule=("年满：80", "随便")),
        matter_type=MatterType.ADMINISTRATIVE_BENEFIT,
    )
    codes = {one.kind for one in errors(wrong)}
    assert {
        "matching_unreadable",
        "matching_without_mark",
        "matching_needs_holding",
    } <= codes


def test_the_desk_confirms_whom_it_ticks(counter: Counter) -> None:
    version = a_benefit(counter)
    counter.granted()
    desk = a_browser(counter.cast.li_qiang)
    where = f"/desk/benefits/{version}/"

    page = desk.get("/desk/benefits/", follow=True).content.decode()
    assert "准予“食品经营许可”" in page
    assert "没告知" in page
    said = {"applicant": [str(counter.applicant_id), "0"]}
    page = desk.post(f"{where}offer", said, follow=True).content.decode()

    assert "已告知 1 人" in page
    assert "不符合或者已经在领" in page  # the other one was nobody
    assert models.BenefitOffer.objects.count() == 1
    clerk = a_browser(counter.cast.chen_jing)
    assert clerk.get(where).status_code == 403
