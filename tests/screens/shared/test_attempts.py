"""An act behind a form: its answer, its refusal, or somebody else's business."""

from datetime import UTC, date, datetime

import pytest
from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpResponse
from django.test import RequestFactory

from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.hearings import HearingNotTold
from yimen.rules.refusals import NotFound, Overtaken, Refused
from yimen.screens.shared.attempts import Done, attempt, told, version_of
from yimen.screens.shared.wording import say
from yimen.screens.shared.wording.words import Words

LONG = "".join(chr(0x4E00 + n * 7919 % 20_000) for n in range(2000))  # no sign twice


def refusing(refusal: Refused) -> None:
    raise refusal


def a_form() -> forms.Form:
    form = forms.Form({})
    assert form.is_valid()
    return form


def test_what_was_done_is_answered() -> None:
    assert attempt(a_form(), lambda: 7) == Done(7)


def test_a_refusal_is_the_first_error_of_the_form() -> None:
    form = a_form()

    assert attempt(form, lambda: refusing(Overtaken())) is None
    (said,) = form.non_field_errors()
    assert "别人刚刚改过" in said


@pytest.mark.parametrize("refusal", [NotFound(), NotAllowed()])
def test_what_is_not_the_actors_goes_on(refusal: Refused) -> None:
    with pytest.raises(type(refusal)):
        attempt(a_form(), lambda: refusing(refusal))


@pytest.mark.parametrize(
    ("said", "version"), [("7", 7), ("", 0), ("7.5", 0), ("-1", 0), ("²", 0), ("x", 0)]
)
def test_what_is_no_version_is_nought_and_no_error(said: str, version: int) -> None:
    request = RequestFactory().post("/", {"version": said})

    assert version_of(request) == version  # type: ignore[arg-type]


def test_a_button_without_a_version_remembers_nought() -> None:
    assert version_of(RequestFactory().post("/")) == 0  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ({"reason": "材料是上周五收的", "version": "7"}, "您写的：材料是上周五收的"),
        ({"version": "7", "act": "close"}, None),
        ({"reason": LONG, "note": "短"}, f"您写的：{LONG[:300]}"),
    ],
)
def test_what_was_written_comes_back_with_the_refusal(
    said: dict[str, str], kept: str | None
) -> None:
    request = RequestFactory().post("/", said)
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]

    told(request, Overtaken())

    left = request._messages.update(HttpResponse())  # type: ignore[attr-defined]
    (message,) = get_messages(request)
    assert not left  # the cookie takes it whole
    if kept is None:
        assert "您写的" not in str(message)
    else:
        assert str(message).endswith(kept)


def test_a_day_is_said_as_people_say_it() -> None:
    words = say(HearingNotTold(earliest_on=date(2026, 12, 2)))
    evening = datetime(2026, 12, 2, 1, 30, tzinfo=UTC)

    assert "2026年12月2日(周三)" in words.text
    assert Words("{at}").filled({"at": evening}).text == "2026年12月2日(周三) 09:30"
