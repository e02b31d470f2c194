"""A decision with a miswritten number is voided and issued anew."""

from datetime import timedelta

import pytest

from makers.cases import RECEIVED_AT, Counter
from makers.persons import a_browser
from yimen.records.cases import models
from yimen.records.cases.actions.reword_paper import reword_paper
from yimen.records.cases.queries import document_page
from yimen.records.journal import queries as journal
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.documents.rewording import wordings
from yimen.rules.documents.slips import AlreadyVoid, NotASlip

LATER = RECEIVED_AT + timedelta(days=1)


def decision(counter: Counter) -> tuple[str, str]:
    """The number of a decision, and the place of its certificate's number."""
    case = counter.granted()
    number = models.Document.objects.get(case__number=case, kind="grant").number
    sheet = document_page(number, counter.cast.zhao_min).sheet
    found = {one.label: one.place for one in wordings(sheet)}
    return number, found["证件编号"]


def test_the_new_paper_stands_for_the_old_one(counter: Counter) -> None:
    old, place = decision(counter)

    moved = reword_paper(
        document=old,
        changes={place: "JY99"},
        reason="编号打错",
        by=counter.cast.zhao_min,
        at=LATER,
    )

    new = document_page(moved.issued[0].number, counter.cast.zhao_min)
    assert new.replaces == old
    assert "JY99" in str(new.sheet.sections)
    before = document_page(old, counter.cast.zhao_min)
    assert (before.void_reason, before.replaced_by) == ("编号打错", new.sheet.number)
    line = journal.entries("case", moved.number)[-1]
    assert (line.step, line.payload["voids"]) == ("reword", old)
    assert journal.verify().ok
    with pytest.raises(AlreadyVoid):
        reword_paper(
            document=old,
            changes={place: "JY98"},
            reason="又错",
            by=counter.cast.zhao_min,
            at=LATER,
        )


def test_only_those_who_decide_put_it_right_and_only_slips(counter: Counter) -> None:
    old, place = decision(counter)
    cast, change = counter.cast, {place: "JY99"}

    for by, changes, reason, no in (
        (cast.wang_fang, change, "打错", NotAllowed),
        (cast.zhao_min, change, " ", ReasonMissing),
        (cast.zhao_min, {"9.9": "x"}, "打错", NotASlip),
    ):
        with pytest.raises(no):
            reword_paper(document=old, changes=changes, reason=reason, by=by, at=LATER)
    assert models.Document.objects.filter(kind="grant").count() == 1


def test_it_is_done_on_a_page(counter: Counter) -> None:
    old, place = decision(counter)
    browser = a_browser(counter.cast.zhao_min)
    address = f"/paper/{old}/reword"

    assert "更正写错的地方" in browser.get(f"/paper/{old}/").content.decode()
    assert "证件编号" in browser.get(address).content.decode()
    assert browser.post(address, {"reason": "打错"}).status_code == 409
    answer = browser.post(
        address, {f"place-{place}": "JY99", "reason": "打错"}, follow=True
    )

    assert "JY99" in answer.content.decode()
    assert "更正" in answer.content.decode()
