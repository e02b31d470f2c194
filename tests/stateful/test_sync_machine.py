"""Lines that drop, batches that come twice, in any order: each errand is taken once.

Two devices write in two valleys. Any part of what lies in an outbox is sent, in any
order, and the answer may be lost on its way back. A key may be revoked at any time.
"""

from datetime import timedelta

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from makers.devices import Device, a_device
from makers.errand_replay import differences
from makers.errands import TAKEN_AT, Village
from walks import walks
from yimen.records.agency import models
from yimen.records.agency.actions.review_intake import review_intake
from yimen.records.agency.actions.revoke_device import revoke_device
from yimen.records.journal import queries as journal


class Valley:
    """What the machines share."""

    village: Village


class Lines(RuleBasedStateMachine):
    """Two devices and a bad line."""

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.at = TAKEN_AT
        self.devices: list[Device] = []
        self.written: set[str] = set()
        self.arrived: set[str] = set()
        self.told: dict[str, str] = {}  # text: the number it was answered with

    def teardown(self) -> None:
        for number in models.Errand.objects.values_list("number", flat=True):
            assert journal.check_subject("errand", number).ok
            assert len(journal.entries("errand", number)) == 1
            assert not differences(number)
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    @initialize()
    def two_devices(self) -> None:
        self.devices = [a_device(Valley.village), a_device(Valley.village)]

    @rule(which=st.integers(0, 1))
    def somebody_comes_in_the_valley(self, which: int) -> None:
        device = self.devices[which]
        if device.numbers:
            self.written.add(device.writes(self.at).text)

    @rule(
        which=st.integers(0, 1),
        chosen=st.lists(st.integers(0, 9), min_size=1, max_size=8),
        is_lost=st.booleans(),
    )
    def the_line_is_there(
        self, which: int, chosen: list[int], *, is_lost: bool
    ) -> None:
        device = self.devices[which]
        if not device.outbox:
            return
        self.at += timedelta(minutes=7)
        texts = [device.outbox[place % len(device.outbox)] for place in chosen]
        answers = device.sends(*texts, at=self.at)
        self.arrived |= {signed.text for signed in texts}
        for signed, answer in zip(texts, answers, strict=True):
            if answer.is_taken:
                before = self.told.setdefault(signed.text, answer.number)
                assert before == answer.number
        if not is_lost:  # the device forgets what it knows to be there
            device.outbox = [one for one in device.outbox if one not in texts]

    @rule(which=st.integers(0, 1))
    def the_device_is_lost(self, which: int) -> None:
        manager = Valley.village.counter.cast.zheng_jie
        row = models.StationKey.objects.get(pk=self.devices[which].key_id)
        if row.revoked_at is None:
            revoke_device(key_id=row.pk, reason="丢了", by=manager, at=self.at)

    @rule(is_taken=st.booleans())
    def the_bureau_decides(self, *, is_taken: bool) -> None:
        manager = Valley.village.counter.cast.zheng_jie
        row = models.KeptIntake.objects.filter(settled_at=None).first()
        if row is not None:
            review_intake(
                kept_id=row.pk,
                is_taken=is_taken,
                reason="核实",
                by=manager,
                at=self.at,
            )

    @invariant()
    def nothing_is_lost_and_nothing_is_double(self) -> None:
        taken = models.Errand.objects.count()
        waiting = models.KeptIntake.objects.filter(errand=None).count()
        assert taken + waiting == len(self.arrived)

    @invariant()
    def every_paper_has_one_holder(self) -> None:
        links = models.CustodyLink.objects.count()
        assert links == models.CustodyItem.objects.count()


def test_whatever_the_line_does_each_errand_is_taken_once(village: Village) -> None:
    Valley.village = village
    _ = village.counter.cast.zheng_jie

    run_state_machine_as_test(
        Lines,
        settings=walks(20, 20),
    )
