"""Seeing what is masked takes a reason, and the journal keeps it."""

import pytest

from makers.cast import Cast
from makers.persons import NOW
from yimen.ports.vault import vault
from yimen.records.journal.models import JournalEntry, JournalText
from yimen.records.people.actions.unmask import unmask
from yimen.rules.authority.actors import Role
from yimen.rules.authority.table import NOWHERE, NotAllowed, Place
from yimen.rules.cases.applicants import UnmaskingUnexplained
from yimen.rules.refusals import NotFound


def test_a_clerk_looks_once_and_says_why(cast: Cast) -> None:
    here = Place(hall_id=cast.center.pk)

    shown = unmask(
        applicant_id=cast.zhang_san,
        place=here,
        reason=" 核对领证人身份 ",
        by=cast.wang_fang,
        at=NOW,
        case_number="A-1",
    )

    assert (shown.name, shown.id_number) == ("张三", "11010519491231002X")
    assert (shown.phone, shown.address) == ("13812342211", "")
    line = JournalEntry.objects.get(step="unmask")
    assert line.subject_id == str(cast.zhang_san)
    assert line.payload["case"] == "A-1"
    assert "核对" not in str(line.payload)
    text = JournalText.objects.get(entry=line)
    assert vault().unseal(bytes(text.sealed)) == "核对领证人身份"


@pytest.mark.parametrize("reason", ["", "   ", "看看"])
def test_no_reason_no_sight(cast: Cast, reason: str) -> None:
    with pytest.raises(UnmaskingUnexplained):
        unmask(
            applicant_id=cast.zhang_san,
            place=Place(hall_id=cast.center.pk),
            reason=reason,
            by=cast.wang_fang,
            at=NOW,
        )
    assert not JournalEntry.objects.filter(step="unmask").exists()


def test_somebody_elsewhere_sees_nothing(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        unmask(
            applicant_id=cast.zhang_san,
            place=Place(hall_id=cast.center.pk, organ_id=cast.organ.pk),
            reason="我想知道",
            by=cast.sun_li,
            at=NOW,
        )


def test_an_auditor_may_look_anywhere(cast: Cast) -> None:
    shown = unmask(
        applicant_id=cast.zhang_san,
        place=NOWHERE,
        reason="审计抽查",
        by=cast.anybody(Role.AUDIT_ADMIN),
        at=NOW,
    )

    assert shown.name == "张三"


def test_nobody_is_not_found(cast: Cast) -> None:
    with pytest.raises(NotFound):
        unmask(
            applicant_id=0,
            place=Place(hall_id=cast.center.pk),
            reason="核对身份",
            by=cast.wang_fang,
            at=NOW,
        )
