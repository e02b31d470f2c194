"""Settings that must not slip."""

from django.contrib.auth.hashers import identify_hasher, make_password
from django.test import override_settings

from yimen.site import settings


def test_passwords_are_kept_with_argon2() -> None:
    with override_settings(PASSWORD_HASHERS=settings.PASSWORD_HASHERS):
        kept = make_password("willow-bridge-42")
        assert identify_hasher(kept).algorithm == "argon2"


def test_nothing_from_elsewhere_runs_in_our_pages() -> None:
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]

    assert policy["script-src"] == policy["style-src"] == ["'self'"]
    assert policy["frame-ancestors"] == ["'none'"]


def test_an_idle_sign_in_ends_within_half_an_hour() -> None:
    assert settings.SESSION_COOKIE_AGE <= 30 * 60
    assert settings.SESSION_EXPIRE_AT_BROWSER_CLOSE
    assert settings.SESSION_COOKIE_HTTPONLY
