"""The living page and its frames, rendered whole."""

from datetime import UTC, datetime

import pytest
from django.http import Http404, HttpRequest
from django.test import RequestFactory

from yimen.rules.authority.actors import VISITOR, Actor, Role
from yimen.rules.authority.steps import Step
from yimen.screens.shared import look
from yimen.screens.shared.access import access_of

CLERK = Actor(officer_id=1, name="王芳", roles=frozenset({Role.CLERK}))


def asked(path: str = "/look/", actor: Actor = VISITOR) -> HttpRequest:
    request = RequestFactory().get(path)
    request.now = datetime(2026, 10, 22, 1, tzinfo=UTC)
    request.actor = actor
    return request


def test_the_living_page_shows_every_light_and_every_strip() -> None:
    page = look.look(asked()).content.decode()

    for light in ("green", "reminder", "yellow", "red", "paused"):
        assert f"light-{light}" in page
    for size in ("full", "small", "print"):
        assert f"strip-{size}" in page


@pytest.mark.parametrize("frame", look.FRAMES)
def test_every_frame_has_a_main_part_and_a_title(frame: str) -> None:
    page = look.look(asked(), frame).content.decode()

    assert page.count("<main") == 1
    assert page.count("<h1") <= 1
    assert "<title></title>" not in page


@pytest.mark.parametrize("frame", ["window", "public", "case"])
def test_the_first_link_skips_to_the_main_part(frame: str) -> None:
    page = look.look(asked(), frame).content.decode()

    assert page.index('class="skip" href="#main"') < page.index('<main id="main"')


def test_an_officer_finds_the_way_out() -> None:
    page = look.look(asked(actor=CLERK)).content.decode()

    assert "王芳" in page
    assert "退出登录" in page
    assert "综合窗口" in page


def test_a_frame_nobody_drew_is_not_found() -> None:
    with pytest.raises(Http404):
        look.look(asked(), "nothing")


def test_the_pickers_answers_are_a_fragment() -> None:
    found = look.options(asked("/look/options/?q=spjy")).content.decode()
    nothing = look.options(asked("/look/options/?q=zzz")).content.decode()

    assert found.count('class="option"') == 2
    assert "<html" not in found
    assert "没有找到" in nothing


def test_outside_the_demo_only_officers_look() -> None:
    assert access_of(look.look) is Step.SEE_LOOK
    assert access_of(look.options) is Step.SEE_LOOK
