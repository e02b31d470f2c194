"""Handed over, with who took it and shown by what."""

from dataclasses import replace
from datetime import timedelta

import pytest

from makers.cases import RECEIVED_AT, ZHANG_SAN, Counter, row_of
from yimen.records.cases import models, queries
from yimen.records.cases.actions.deliver import deliver
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.decisions import (
    DeliveryMode,
    Recipient,
    RecipientUnproved,
    Relation,
    WitnessMissing,
)
from yimen.rules.cases.lifecycle import NoSuchStep, State
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.refusals import Overtaken

LATER = RECEIVED_AT + timedelta(days=4)
LI_SI = Recipient(
    name="李四",
    id_kind="111",
    id_number="440524188001010014",
    relation=Relation.ENTRUSTED,
)


def said(number: str, counter: Counter) -> str:
    return str(queries.document_page(number, counter.cast.wang_fang).sheet.sections)


def test_the_receipt_and_the_voucher_name_everything(counter: Counter) -> None:
    number = counter.granted()
    receipt = models.Document.objects.get(case__number=number, kind="acceptance_notice")
    moved = deliver(
        number=number, recipient=ZHANG_SAN, by=counter.cast.chen_jing, at=LATER
    )

    row = row_of(number)
    proof, voucher = moved.issued
    assert (proof.kind, voucher.kind) == (
        DocumentKind.DELIVERY_RECEIPT,
        DocumentKind.COLLECTION_VOUCHER,
    )
    assert (moved.state, row.delivered_at) == (State.DELIVERED, LATER)
    assert "直接送达" in said(proof.number, counter)
    assert all(
        part in said(voucher.number, counter)
        for part in ("食品经营许可证", "JY15001990000017", receipt.number, "作废")
    )
    assert "11010519491231002X" not in said(voucher.number, counter)


def test_the_receipt_is_void_afterwards(counter: Counter) -> None:
    number = counter.granted()
    deliver(number=number, recipient=ZHANG_SAN, by=counter.cast.chen_jing, at=LATER)

    receipt = models.Document.objects.get(case__number=number, kind="acceptance_notice")
    assert receipt.voided_at == LATER
    assert receipt.void_reason


def test_a_proxy_is_named_as_one(counter: Counter) -> None:
    number = counter.granted()
    moved = deliver(number=number, recipient=LI_SI, by=counter.cast.chen_jing, at=LATER)

    assert "受托人" in said(moved.issued[1].number, counter)


def test_what_is_sent_by_post_needs_no_voucher(counter: Counter) -> None:
    number = counter.granted()
    sent = Recipient(name="张三", id_kind="", id_number="", mode=DeliveryMode.POST)
    moved = deliver(number=number, recipient=sent, by=counter.cast.chen_jing, at=LATER)

    assert [paper.kind for paper in moved.issued] == [DocumentKind.DELIVERY_RECEIPT]


def test_nobody_takes_it_without_a_document(counter: Counter) -> None:
    number = counter.granted()

    with pytest.raises(RecipientUnproved):
        deliver(
            number=number,
            recipient=replace(ZHANG_SAN, id_number=""),
            by=counter.cast.chen_jing,
            at=LATER,
        )


def test_what_is_left_behind_needs_a_witness(counter: Counter) -> None:
    number = counter.granted()

    with pytest.raises(WitnessMissing):
        deliver(
            number=number,
            recipient=replace(ZHANG_SAN, mode=DeliveryMode.LEFT),
            by=counter.cast.chen_jing,
            at=LATER,
        )


def test_nothing_is_handed_over_before_the_decision(counter: Counter) -> None:
    with pytest.raises(NoSuchStep):
        deliver(
            number=counter.examined(),
            recipient=ZHANG_SAN,
            by=counter.cast.chen_jing,
            at=LATER,
        )


def test_an_examiner_hands_nothing_over(counter: Counter) -> None:
    with pytest.raises(NotAllowed):
        deliver(
            number=counter.granted(),
            recipient=ZHANG_SAN,
            by=counter.cast.li_qiang,
            at=LATER,
        )


def test_a_lost_race_hands_nothing_over(counter: Counter) -> None:
    number = counter.granted()

    with pytest.raises(Overtaken):
        deliver(
            number=number,
            recipient=ZHANG_SAN,
            version=1,
            by=counter.cast.chen_jing,
            at=LATER,
        )

    assert row_of(number).delivered_at is None
