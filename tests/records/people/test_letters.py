"""Authorisation letters: given by the head, read by the rules, taken back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from makers.cast import Cast
from makers.persons import NOW, a_letter
from yimen.records.journal.models import JournalEntry
from yimen.records.messages.actions.warn_of_letters import warn_of_letters
from yimen.records.people import queries
from yimen.records.people.actions.grant_letter import (
    LetterEndsEarly,
    LetterFacts,
    LetterNumberTaken,
    OwnLetter,
    grant_letter,
)
from yimen.records.people.actions.renew_letter import Renewal, renew_letter
from yimen.records.people.actions.revoke_letter import revoke_letter
from yimen.records.people.models import AuthorizationLetter, Officer, Organ
from yimen.records.people.queries import LetterFilter
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.separation import History, has_letter
from yimen.rules.authority.table import NotAllowed
from yimen.rules.refusals import NotFound, Overtaken

TODAY = date(2026, 9, 21)


def facts_for(cast: Cast, **changes: object) -> LetterFacts:
    facts = LetterFacts(
        number="青市监授〔2026〕3号",
        organ_id=cast.organ.pk,
        officer_id=cast.wang_fang.officer_id or 0,
        matter_codes=frozenset({"M1"}),
        valid_from=TODAY,
        last_valid_on=date(2027, 9, 20),
        signed_by="吴刚",
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def grant(cast: Cast, by: Actor | None = None, **changes: object) -> int:
    return grant_letter(
        letter=facts_for(cast, **changes), by=by or cast.wu_gang, at=NOW
    )


def test_a_letter_lets_the_officer_decide_that_matter(cast: Cast) -> None:
    grant(cast)
    letters = queries.letters_of(cast.wang_fang.officer_id or 0)
    history = History(
        organ_id=cast.organ.pk,
        matter_code="M1",
        is_instant=True,
        accepted_by=cast.wang_fang.officer_id,
    )

    assert has_letter(history, letters, by=cast.wang_fang, on=TODAY)
    other = replace(history, matter_code="M2")
    assert not has_letter(other, letters, by=cast.wang_fang, on=TODAY)


def test_a_revoked_letter_is_none_from_that_day(cast: Cast) -> None:
    letter_id = grant(cast)
    history = History(
        organ_id=cast.organ.pk, matter_code="M1", is_instant=True, accepted_by=None
    )

    revoke_letter(
        letter_id=letter_id, version=1, reason="转岗", by=cast.wu_gang, at=NOW
    )

    letters = queries.letters_of(cast.wang_fang.officer_id or 0)
    assert not has_letter(history, letters, by=cast.wang_fang, on=TODAY)
    steps = JournalEntry.objects.filter(subject_kind="letter").order_by("sequence")
    assert [line.step for line in steps] == ["grant_letter", "revoke_letter"]
    assert "吴刚" not in str([line.payload for line in steps])
    with pytest.raises(NotFound):
        revoke_letter(
            letter_id=letter_id, version=2, reason="", by=cast.wu_gang, at=NOW
        )


def test_only_the_head_of_that_organ_or_the_bureau_gives_letters(cast: Cast) -> None:
    for nobody in (cast.wang_fang, cast.zhao_min, cast.sun_li):
        with pytest.raises(NotAllowed):
            grant(cast, by=nobody)
    with pytest.raises(NotAllowed):
        grant(cast, organ_id=cast.other_organ.pk)
    with pytest.raises(OwnLetter):
        grant(cast, officer_id=cast.wu_gang.officer_id)
    grant(cast, by=cast.zheng_jie)


@pytest.mark.parametrize(
    "changes",
    [
        {"last_valid_on": TODAY - timedelta(days=1)},
        {"valid_from": TODAY + timedelta(days=9), "last_valid_on": TODAY},
    ],
)
def test_a_letter_has_a_day_on_which_it_holds(
    cast: Cast, changes: dict[str, date]
) -> None:
    with pytest.raises(LetterEndsEarly):
        grant(cast, **changes)


def test_a_number_is_used_once_and_for_people_who_are_there(cast: Cast) -> None:
    grant(cast)

    with pytest.raises(LetterNumberTaken):
        grant(cast)
    with pytest.raises(NotFound):
        grant(cast, number="2", officer_id=0)
    Officer.objects.filter(pk=cast.wang_fang.officer_id).update(is_active=False)
    with pytest.raises(NotFound):
        grant(cast, number="2")
    Organ.objects.filter(pk=cast.organ.pk).update(valid_to=TODAY)
    with pytest.raises(NotFound):
        grant(cast, number="2", officer_id=cast.li_qiang.officer_id)


def test_the_second_to_revoke_is_told(cast: Cast) -> None:
    letter_id = grant(cast)

    with pytest.raises(Overtaken):
        revoke_letter(
            letter_id=letter_id, version=9, reason="", by=cast.wu_gang, at=NOW
        )


def renew(cast: Cast, letter_id: int, by: Actor | None = None, **new: object) -> int:
    facts = {"number": "青市监授〔2027〕1号", "last": date(2028, 9, 20)} | new
    renewal = Renewal(str(facts["number"]), facts["last"], "吴刚")  # type: ignore[arg-type]
    return renew_letter(
        letter_id=letter_id, renewal=renewal, by=by or cast.wu_gang, at=NOW
    )


def test_a_renewed_letter_leaves_no_day_between(cast: Cast) -> None:
    old = grant(cast)

    new = renew(cast, old)

    row = AuthorizationLetter.objects.get(pk=new)
    assert (row.valid_from, row.officer_id, row.matter_codes) == (
        date(2027, 9, 21),
        cast.wang_fang.officer_id,
        ["M1"],
    )
    lines = JournalEntry.objects.filter(subject_kind="letter", subject_id=str(old))
    assert [line.step for line in lines] == ["grant_letter", "renew_letter"]
    with pytest.raises(NotAllowed):
        renew(cast, old, cast.zhao_min, number="3")
    with pytest.raises(LetterNumberTaken):
        renew(cast, old)
    with pytest.raises(LetterEndsEarly):
        renew(cast, old, number="4", last=date(2027, 9, 1))
    revoke_letter(letter_id=old, version=1, reason="", by=cast.wu_gang, at=NOW)
    with pytest.raises(NotFound):
        renew(cast, old, number="5")


def test_whoever_signs_is_warned_before_it_ends_and_once(cast: Cast) -> None:
    grant(cast, last_valid_on=TODAY + timedelta(days=30))
    grant(cast, number="2", last_valid_on=TODAY + timedelta(days=31))

    assert numbers(cast.zheng_jie, state="ending") == ["青市监授〔2026〕3号"]
    assert warn_of_letters(at=NOW) == 2
    assert warn_of_letters(at=NOW + timedelta(hours=1)) == 0


def numbers(actor: Actor, **wanted: object) -> list[str]:
    found = queries.letters(
        LetterFilter(**wanted),  # type: ignore[arg-type]
        actor=actor,
        on=TODAY,
    )
    return [row.number for row in found.rows]


def test_the_list_knows_live_coming_over_and_revoked(cast: Cast) -> None:
    AuthorizationLetter.objects.all().delete()
    officer = Officer.objects.get(pk=cast.zhao_min.officer_id)
    a_letter(officer, cast.organ, number="live")
    a_letter(officer, cast.organ, number="coming", valid_from=date(2026, 10, 1))
    a_letter(officer, cast.organ, number="over", last_valid_on=date(2026, 9, 20))
    a_letter(officer, cast.organ, number="revoked", revoked_on=TODAY)

    for state in ("live", "coming", "over", "revoked"):
        assert numbers(cast.zheng_jie, state=state) == [state]
    assert len(numbers(cast.zheng_jie)) == 4
    assert numbers(cast.zheng_jie, text="zm", organ_id=cast.organ.pk) != []
    assert numbers(cast.zheng_jie, officer_id=cast.wang_fang.officer_id) == []


def test_everybody_sees_their_own_letters_and_no_others(cast: Cast) -> None:
    grant(cast)
    letter = AuthorizationLetter.objects.get(officer_id=cast.zhao_min.officer_id)

    assert numbers(cast.wang_fang) == ["青市监授〔2026〕3号"]
    assert len(numbers(cast.zhao_min)) == len(numbers(cast.lin_tao)) == 2
    assert numbers(cast.sun_li) == []
    page = queries.letter_page(letter.pk, actor=cast.zhao_min, on=TODAY)
    assert page is not None
    assert page.officer == "赵敏"
    assert queries.letter_page(letter.pk, actor=cast.sun_li, on=TODAY) is None
    assert numbers(cast.anybody(Role.GUIDE)) == []
