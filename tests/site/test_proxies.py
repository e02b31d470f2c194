"""Behind a proxy the visitor's own address counts, and nobody makes one up."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings

from yimen.site.proxies import Proxies, networks

OURS = networks("127.0.0.1, ::1, 10.1.0.0/16")


def seen(came_from: str, *, ours: object = OURS, **headers: str) -> tuple[str, bool]:
    """Whom the service takes for the visitor, and whether the line is safe."""
    met: list[HttpRequest] = []

    def last(request: HttpRequest) -> HttpResponse:
        met.append(request)
        return HttpResponse()

    request = RequestFactory().get("/", REMOTE_ADDR=came_from, **headers)
    with override_settings(YIMEN_PROXIES=ours):
        Proxies(last)(request)
    assert not [name for name in met[0].META if "FORWARDED" in name]
    return met[0].META["REMOTE_ADDR"], met[0].is_secure()


def forwarded(hops: str, scheme: str = "https") -> dict[str, str]:
    return {"HTTP_X_FORWARDED_FOR": hops, "HTTP_X_FORWARDED_PROTO": scheme}


def test_a_proxy_of_ours_says_whom_it_speaks_for() -> None:
    table = {
        "203.0.113.7": "203.0.113.7",
        "198.51.100.1, 203.0.113.7": "203.0.113.7",  # the left one was made up
        "203.0.113.7, 10.1.2.3": "203.0.113.7",  # two proxies, one behind the other
        "10.1.9.9": "10.1.9.9",  # a terminal in the proxies' own network
        "203.0.113.7:51412": "203.0.113.7",
        "[2001:db8::7]:51412": "2001:db8::7",
        "2001:db8::7": "2001:db8::7",
        "::ffff:203.0.113.7": "203.0.113.7",
        "": "127.0.0.1",
        "nonsense": "127.0.0.1",
        "203.0.113.7, nonsense": "127.0.0.1",
    }

    assert {hops: seen("127.0.0.1", **forwarded(hops))[0] for hops in table} == table


def test_nobody_else_is_believed() -> None:
    lie = forwarded("203.0.113.7")

    assert seen("198.51.100.1", **lie) == ("198.51.100.1", False)
    assert seen("127.0.0.1", ours=(), **lie) == ("127.0.0.1", False)


def test_the_line_is_as_safe_as_the_proxy_says() -> None:
    assert seen("127.0.0.1", **forwarded("203.0.113.7", "https"))[1]
    assert not seen("127.0.0.1", **forwarded("203.0.113.7", "http"))[1]
    assert not seen("127.0.0.1")[1]


def test_a_wrong_list_is_named() -> None:
    assert networks("") == ()
    for wrong in ("proxy.example", "10.0.0.1/8"):
        with pytest.raises(ImproperlyConfigured, match=wrong):
            networks(f"127.0.0.1,{wrong}")


@pytest.mark.django_db
@override_settings(YIMEN_PROXIES=OURS)
def test_a_lock_out_strikes_the_visitor_and_not_the_hall() -> None:
    said = {"username": "nobody", "password": "wrong"}

    def tries(visitor: str) -> int:
        one = Client()
        answer = one.post("/sign-in/", said, **forwarded(visitor))  # type: ignore[arg-type]
        return int(answer.status_code)

    met = [tries("203.0.113.7") for _ in range(6)]

    assert met[-1] == 429
    assert tries("203.0.113.8") == 200
