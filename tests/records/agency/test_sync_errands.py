"""Offline intake: taken once, in any order; what can't be taken is never lost."""

from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from makers.devices import a_device, said
from makers.errands import TAKEN_AT, Village, errand_of
from yimen.records.agency import models, queries
from yimen.records.agency.actions.ask_device import ask_device
from yimen.records.agency.actions.confirm_device import confirm_device
from yimen.records.agency.actions.lease_numbers import lease_numbers
from yimen.records.agency.actions.review_intake import review_intake
from yimen.records.agency.actions.revoke_device import revoke_device
from yimen.records.agency.actions.sync_errands import Batch, sync_errands
from yimen.records.journal import queries as journal
from yimen.rules.agency.errand_numbers import EnoughNumbers
from yimen.rules.agency.offline_intake import (
    MOST_AT_ONCE,
    BatchTooLarge,
    DeviceNameless,
    DeviceNotLive,
    DeviceSettled,
    IntakeSettled,
    Kept,
    NotAKey,
    NotReleasable,
)
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.refusals import NotFound

LATER = TAKEN_AT + timedelta(days=2)


def test_two_clocks_are_kept_and_a_replay_changes_nothing(village: Village) -> None:
    device = a_device(village)
    signed = device.writes()

    (first,) = device.sends(at=LATER, skew=timedelta(minutes=3))
    before = models.Errand.objects.values().get()
    (again,) = device.sends(at=LATER + timedelta(hours=1))

    errand = errand_of(first.number)
    assert first.is_taken
    assert not first.is_repeat
    assert again.is_taken
    assert again.is_repeat
    assert models.Errand.objects.values().get() == before
    assert errand.taken_at == TAKEN_AT  # the device's word
    assert errand.skew_seconds == 180
    assert errand.device == "石桥村平板"
    (line,) = journal.entries("errand", first.number)
    assert line.happened_at == TAKEN_AT
    assert line.recorded_at > line.happened_at
    assert queries.errand_progress(first.number, "k7hm3xra") is not None
    assert signed.text not in str(journal.entries("errand", first.number))


def test_a_clock_that_is_ahead_is_not_believed(village: Village) -> None:
    device = a_device(village)
    device.writes(at=LATER)

    (done,) = device.sends(at=TAKEN_AT, skew=timedelta(days=2))

    assert errand_of(done.number).taken_at == TAKEN_AT
    assert errand_of(done.number).skew_seconds == 2 * 24 * 3600


def test_what_cannot_be_taken_is_kept_with_its_reason(village: Village) -> None:
    device, other = a_device(village), a_device(village)
    number = device.numbers[0]
    good = said(village, number, TAKEN_AT)
    old = TAKEN_AT - timedelta(days=90)
    texts = {
        Kept.UNREADABLE: device.sign("nonsense"),
        Kept.BAD_SIGNATURE: replace(device.sign(good), signature=b"x" * 64),
        Kept.NOT_ITS_NUMBER: device.sign(said(village, other.numbers[0], TAKEN_AT)),
        Kept.TOO_OLD: device.sign(said(village, device.numbers[1], old)),
        Kept.REFUSED: device.sign(
            said(village, device.numbers[2], TAKEN_AT, papers=[], matter=10**9)
        ),
    }

    answers = device.sends(*texts.values())

    assert [answer.kept for answer in answers] == list(texts)
    assert not any(answer.is_taken for answer in answers)
    assert models.KeptIntake.objects.count() == len(texts)
    assert not models.Errand.objects.exists()
    # the same again is kept once, and answered alike
    assert [one.kept for one in device.sends(*texts.values())] == list(texts)
    assert models.KeptIntake.objects.count() == len(texts)
    assert number in {row.number for row in models.KeptIntake.objects.all()}


def test_another_text_under_a_used_number_is_a_clash(village: Village) -> None:
    device = a_device(village)
    signed = device.writes()
    device.sends()
    number = errand_of(device.sends()[0].number).number
    clash = device.sign(said(village, number, TAKEN_AT, signature="李四"))

    (answer,) = device.sends(clash)

    assert answer.kept == Kept.CLASH
    assert models.Errand.objects.count() == 1
    assert signed in device.outbox


def test_a_revoked_key_is_refused_and_nothing_is_lost(village: Village) -> None:
    device = a_device(village)
    manager = village.counter.cast.zheng_jie
    taken = device.writes()
    device.sends()
    later = device.writes()
    revoke_device(key_id=device.key_id, reason="平板丢了", by=manager, at=LATER)

    done, kept = device.sends(taken, later, at=LATER)

    assert done.is_taken  # it was taken before: a replay changes nothing
    assert kept.kept == Kept.KEY_REVOKED
    row = models.KeptIntake.objects.get()
    page = queries.kept_page(row.pk, manager)
    assert page.client == "张*"
    number = review_intake(
        kept_id=row.pk, is_taken=True, reason="电话核实过", by=manager, at=LATER
    )
    assert number == kept.number
    assert errand_of(number).agent_id == village.agent.officer_id
    (again,) = device.sends(later, at=LATER)
    assert again.is_taken
    assert again.number == number
    with pytest.raises(IntakeSettled):
        review_intake(
            kept_id=row.pk, is_taken=False, reason="再看", by=manager, at=LATER
        )


def test_a_kept_intake_may_get_a_new_number_or_be_put_aside(village: Village) -> None:
    device = a_device(village)
    manager = village.counter.cast.zheng_jie
    device.sends(device.sign(said(village, "1234567890123456", TAKEN_AT)))
    device.sends(device.sign("nonsense"))
    stray, nonsense = models.KeptIntake.objects.order_by("pk")

    with pytest.raises(ReasonMissing):
        review_intake(kept_id=stray.pk, is_taken=True, reason=" ", by=manager, at=LATER)
    with pytest.raises(NotFound):
        review_intake(
            kept_id=stray.pk, is_taken=True, reason="好", by=village.agent, at=LATER
        )
    with pytest.raises(NotReleasable):
        review_intake(
            kept_id=nonsense.pk, is_taken=True, reason="好", by=manager, at=LATER
        )
    number = review_intake(
        kept_id=stray.pk, is_taken=True, reason="号码抄错", by=manager, at=LATER
    )
    review_intake(
        kept_id=nonsense.pk, is_taken=False, reason="重录了", by=manager, at=LATER
    )

    assert number != "1234567890123456"
    assert errand_of(number).station_id == village.station.pk
    assert queries.kept_intakes(manager).total == 0
    assert queries.kept_intakes(manager, is_settled=True).total == 2


def test_a_key_nobody_confirmed_signs_nothing(village: Village) -> None:
    device = a_device(village, is_confirmed=False)
    text = device.sign(said(village, "1234567890123456", TAKEN_AT))

    assert device.sends(text)[0].kept == Kept.KEY_UNCONFIRMED
    device.key_id = 0
    stranger = replace(text, text=text.text + " ")
    device.key = Ed25519PrivateKey.generate()
    assert device.sends(stranger)[0].kept == Kept.KEY_UNKNOWN
    key_id = models.StationKey.objects.get().pk
    with pytest.raises(DeviceNotLive):
        lease_numbers(key_id=key_id, by=village.agent, at=TAKEN_AT)


def test_a_device_belongs_to_one_station(village: Village) -> None:
    device = a_device(village)
    text = device.writes()
    elsewhere = village.other_agent
    batch = Batch(device.public_key, TAKEN_AT, (text,))
    (answer,) = sync_errands(batch=batch, by=elsewhere, at=TAKEN_AT)

    assert answer.kept == Kept.OTHER_STATION
    assert queries.kit(device.public_key, elsewhere) is None
    with pytest.raises(NotAKey):
        ask_device(name="我的", public_key=device.public_key, by=elsewhere, at=TAKEN_AT)


def test_numbers_are_leased_a_block_at_a_time(village: Village) -> None:
    device = a_device(village)
    agent = village.agent

    for _ in range(2):
        lease_numbers(key_id=device.key_id, by=agent, at=TAKEN_AT)
    with pytest.raises(EnoughNumbers):
        lease_numbers(key_id=device.key_id, by=agent, at=TAKEN_AT)
    online = village.taken()  # by another hand, at the same time
    known = queries.kit(device.public_key, agent)
    assert known is not None
    assert len(known.numbers) == 60
    assert online not in known.numbers
    device.writes()
    device.sends()
    known = queries.kit(device.public_key, agent)
    assert known is not None
    assert len(known.numbers) == 59


def test_devices_are_confirmed_and_revoked_by_the_bureau(village: Village) -> None:
    manager = village.counter.cast.zheng_jie
    device = a_device(village, is_confirmed=False)
    key_id, agent = device.key_id, village.agent

    assert (
        ask_device(name="再来", public_key=device.public_key, by=agent, at=TAKEN_AT)
        == key_id
    )
    with pytest.raises(NotFound):
        confirm_device(key_id=key_id, by=agent, at=TAKEN_AT)
    with pytest.raises(NotAllowed):
        ask_device(name="x", public_key=b"k" * 32, by=manager, at=TAKEN_AT)
    with pytest.raises(NotAKey):
        ask_device(name="x", public_key=b"short", by=agent, at=TAKEN_AT)
    with pytest.raises(DeviceNameless):
        ask_device(name=" ", public_key=b"k" * 32, by=agent, at=TAKEN_AT)
    confirm_device(key_id=key_id, by=manager, at=TAKEN_AT)
    with pytest.raises(DeviceSettled):
        confirm_device(key_id=key_id, by=manager, at=TAKEN_AT)
    with pytest.raises(ReasonMissing):
        revoke_device(key_id=key_id, reason="", by=manager, at=LATER)
    revoke_device(key_id=key_id, reason="换新", by=manager, at=LATER)
    with pytest.raises(DeviceSettled):
        revoke_device(key_id=key_id, reason="换新", by=manager, at=LATER)

    row = queries.device_page(key_id, manager)
    assert row.state == "revoked"
    assert len(row.fingerprint.replace(" ", "")) == 16
    assert [line.step for line in journal.entries("station_key", str(key_id))] == [
        "ask_device",
        "confirm_device",
        "revoke_device",
    ]
    assert queries.devices(manager, state="revoked").total == 1
    assert queries.devices(agent).total == 0


def test_a_batch_has_an_end(village: Village) -> None:
    device = a_device(village)
    texts = [device.sign(str(number)) for number in range(MOST_AT_ONCE + 1)]

    with pytest.raises(BatchTooLarge):
        device.sends(*texts)
