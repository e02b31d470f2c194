"""What may be miswritten is put right; what is counted or decided is not."""

import pytest

from makers.sheets import SAMPLES
from yimen.rules.documents.contents import lacking
from yimen.rules.documents.frame import DocumentKind, Lines
from yimen.rules.documents.rewording import COUNTED, reworded, wordings
from yimen.rules.documents.slips import CORRECTABLE, NotASlip, NothingToCorrect

GRANT = SAMPLES[DocumentKind.GRANT]()


def place_of(label: str) -> str:
    return next(one.place for one in wordings(GRANT) if one.label == label)


def test_a_value_is_put_right_and_the_rest_stays() -> None:
    place = place_of("证件编号")

    right = reworded(
        GRANT, {place: "JY2"}, number="新号", issued_on="2026年10月10日", reason="打错"
    )

    assert {one.label: one.text for one in wordings(right)}["证件编号"] == "JY2"
    note, *rest = right.sections
    assert note == Lines(
        "更正", (f"本件更正并替代{GRANT.number}，原件作废。更正原因：打错。",)
    )
    assert len(rest) == len(GRANT.sections)
    assert (right.number, right.issued_on) == ("新号", "2026年10月10日")
    assert lacking(right) == ()
    again = reworded(
        right, {f"2.{place[2:]}": "JY3"}, number="再号", issued_on="", reason="又错"
    )
    assert sum(getattr(one, "title", "") == "更正" for one in again.sections) == 1


def test_what_is_counted_or_decided_is_no_slip() -> None:
    for kind, make in SAMPLES.items():
        labels = {one.label for one in wordings(make())}
        assert not any(word in label for word in COUNTED for label in labels)
        assert (kind in CORRECTABLE) <= (not labels)
    with pytest.raises(NotASlip):
        reworded(GRANT, {"0.0": "x"}, number="", issued_on="", reason="")


def test_a_correction_changes_something() -> None:
    same = {one.place: one.text for one in wordings(GRANT)}
    for nothing in ({}, same, dict.fromkeys(same, " ")):
        with pytest.raises(NothingToCorrect):
            reworded(GRANT, nothing, number="", issued_on="", reason="")
