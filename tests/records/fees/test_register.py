"""The fee register: codes once, standards in turn, grounds with a basis."""

from datetime import date

import pytest

from makers.fees import ON, Till, a_ground, a_standard
from yimen.records.fees import queries
from yimen.records.fees.actions.register_fee import FeeFacts, change_fee, register_fee
from yimen.records.fees.actions.set_reduction import add_reduction, end_reduction
from yimen.records.fees.actions.set_standard import end_standard, set_standard
from yimen.records.fees.models import FeeStandard, RegisteredFee
from yimen.records.journal import queries as journal
from yimen.rules.authority.table import NotAllowed
from yimen.rules.money.fees import (
    BadStandard,
    FeeKind,
    ReductionUnknown,
    StandardsOverlap,
)
from yimen.rules.network import CodeTaken
from yimen.rules.refusals import NotFound, Overtaken


def facts(till: Till, **changes: object) -> FeeFacts:
    plain = {
        "name": "证书工本费",
        "kind": FeeKind.ADMINISTRATIVE,
        "organ_id": till.counter.cast.organ.pk,
        "basis": "发改价格规〔2016〕2559号",
    }
    return FeeFacts(**(plain | changes))  # type: ignore[arg-type]


def version_of(code: str) -> int:
    return RegisteredFee.objects.get(code=code).version


def test_a_fee_is_registered_once_with_its_basis(till: Till) -> None:
    by, at = till.counter.cast.zheng_jie, till.at

    register_fee(code="F9", fee=facts(till), by=by, at=at)

    with pytest.raises(CodeTaken):
        register_fee(code="F9", fee=facts(till), by=by, at=at)
    with pytest.raises(BadStandard):
        register_fee(code="F8", fee=facts(till, basis=" "), by=by, at=at)
    with pytest.raises(NotAllowed):
        register_fee(code="F8", fee=facts(till), by=till.he_xin, at=at)
    change_fee(code="F9", version=1, fee=facts(till, name="工本费"), by=by, at=at)
    assert RegisteredFee.objects.get(code="F9").name == "工本费"
    with pytest.raises(Overtaken):
        change_fee(code="F9", version=1, fee=facts(till), by=by, at=at)
    assert [line.payload["act"] for line in journal.entries("fee", "F9")] == [
        "add",
        "change",
    ]


def test_a_new_standard_ends_the_one_before(till: Till) -> None:
    by, at = till.counter.cast.zheng_jie, till.at
    new = a_standard(rate_cents=5000, valid_from=ON)

    number = set_standard(
        code="F1", version=version_of("F1"), standard=new, by=by, at=at
    )

    found = queries.register({"F1"})["F1"]
    assert number == 2
    assert [one.rate_cents for one in found.standards if one.is_in_force(ON)] == [5000]
    assert FeeStandard.objects.get(fee__code="F1", number=1).valid_to == ON
    with pytest.raises(StandardsOverlap):
        set_standard(
            code="F1",
            version=version_of("F1"),
            standard=a_standard(valid_from=date(2021, 1, 1)),
            by=by,
            at=at,
        )


def test_a_standard_may_end_without_another(till: Till) -> None:
    by, at = till.counter.cast.zheng_jie, till.at

    end_standard(code="F1", version=version_of("F1"), on=ON, by=by, at=at)

    assert queries.register({"F1"})["F1"].standard(ON) is None
    with pytest.raises(NotFound):
        end_standard(code="F1", version=version_of("F1"), on=ON, by=by, at=at)
    with pytest.raises(BadStandard):
        end_standard(
            code="F2", version=version_of("F2"), on=date(2020, 1, 1), by=by, at=at
        )


def test_grounds_are_registered_and_end(till: Till) -> None:
    by, at = till.counter.cast.zheng_jie, till.at
    with pytest.raises(CodeTaken):
        add_reduction(
            code="F1",
            version=version_of("F1"),
            reduction=a_ground(code="D50"),
            by=by,
            at=at,
        )

    end_reduction(
        code="F1", version=version_of("F1"), ground="D50", on=ON, by=by, at=at
    )

    with pytest.raises(ReductionUnknown):
        queries.register({"F1"})["F1"].reduction("D50", ON)
    with pytest.raises(ReductionUnknown):
        end_reduction(
            code="F1", version=version_of("F1"), ground="D50", on=ON, by=by, at=at
        )
