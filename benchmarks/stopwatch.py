"""How long an act takes, alone or in turn with its floor; and a page as an act."""

from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

Act = Callable[[], object]


def timed(act: Act) -> float:
    """The seconds that it took."""
    began = perf_counter()
    act()
    return perf_counter() - began


def in_turn(floor: Act, ours: Act, times: int) -> tuple[float, float]:
    """The medians of both in seconds, taken one after the other so many times."""
    both = [(timed(floor), timed(ours)) for _ in range(times + 1)]
    first, second = zip(*both[1:], strict=True)  # the first of each warms up
    return median(first), median(second)


def page(path: str, key: str = "") -> Callable[[], bytes]:
    """The page as the server makes it for this session, without the wire."""
    from django.core.handlers.wsgi import WSGIHandler
    from django.test import RequestFactory

    handler, factory = WSGIHandler(), RequestFactory()
    if key:
        factory.cookies["sessionid"] = key

    def made() -> bytes:
        environ = factory.get(path, SERVER_NAME="127.0.0.1").environ
        said: list[str] = []
        answer: Any = handler(environ, lambda status, _heads: said.append(status))
        body = b"".join(answer)
        answer.close()
        assert said == ["200 OK"], said
        return body

    return made
