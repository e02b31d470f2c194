"""Not accepted: the ground, the right organ, the remedies."""

from datetime import timedelta

import pytest

from makers.cases import RECEIVED_AT, Counter, row_of
from yimen.records.cases import queries
from yimen.records.cases.actions.reject import reject
from yimen.records.people.models import Organ
from yimen.rules.cases.applications import Ground, Reject, RightOrgan, RightOrganUnnamed
from yimen.rules.cases.lifecycle import NoSuchStep, State
from yimen.rules.cases.remedies import RemedyUnknown
from yimen.rules.catalogue.intake import SilenceAccepted

MONDAY = RECEIVED_AT + timedelta(days=3)
NOT_OURS = Reject(
    ground=Ground.NOT_OURS,
    reason="属卫生健康部门许可",
    right_organ=RightOrgan("青溪区卫生健康委员会", "二楼", "45678901"),
)


def test_a_received_case_is_rejected_with_its_paper(counter: Counter) -> None:
    number = counter.received()
    moved = reject(
        number=number, rejection=NOT_OURS, by=counter.cast.wang_fang, at=MONDAY
    )

    page = queries.document_page(moved.issued[0].number, counter.cast.wang_fang)
    said = str(page.sheet.sections)
    row = row_of(number)
    assert (moved.state, row.result) == (State.REJECTED, "rejected")
    assert row.closed_at == MONDAY
    assert all(
        part in said
        for part in ("卫生健康委员会", "45678901", "60日", "复议法第二十四条")
    )


def test_not_ours_without_an_organ_is_refused(counter: Counter) -> None:
    number = counter.received()
    nameless = Reject(ground=Ground.NOT_OURS, reason="不归我们")

    with pytest.raises(RightOrganUnnamed):
        reject(number=number, rejection=nameless, by=counter.cast.wang_fang, at=MONDAY)


def test_without_remedies_nothing_can_be_rejected(counter: Counter) -> None:
    number = counter.received()
    Organ.objects.filter(pk=counter.cast.organ.pk).update(court="")

    with pytest.raises(RemedyUnknown):
        reject(number=number, rejection=NOT_OURS, by=counter.cast.wang_fang, at=MONDAY)

    assert row_of(number).state == State.RECEIVED


def test_an_accepted_case_is_not_rejected(counter: Counter) -> None:
    number = counter.accepted()

    with pytest.raises(NoSuchStep):
        reject(number=number, rejection=NOT_OURS, by=counter.cast.wang_fang, at=MONDAY)


def test_silence_bars_rejecting(counter: Counter) -> None:
    number = counter.received()

    with pytest.raises(SilenceAccepted):
        reject(
            number=number,
            rejection=NOT_OURS,
            by=counter.cast.wang_fang,
            at=RECEIVED_AT.replace(day=28),
        )
