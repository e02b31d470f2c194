"""The doors of the hall's desk."""

from typing import Final

from makers.cast import Cast
from screens.doors import Row

WATCHERS: Final = (
    "clerk chief_representative issuer cashier guide duty_director bureau_manager"
    " supervisor"
)
HELPERS: Final = "guide clerk duty_director"
WINDOWS: Final = "clerk chief_representative issuer cashier guide duty_director"
MANAGERS: Final = "duty_director bureau_manager"


def guessed(_: Cast) -> dict[str, object]:
    return {"token": "guessed"}


def window(cast: Cast) -> dict[str, object]:
    return {"window_id": cast.window.pk}


def line(_: Cast) -> dict[str, object]:
    return {"line_id": 0}


def no_code(_: Cast) -> dict[str, object]:
    return {"code": "00000000"}


ASKED: Final = "guide clerk duty_director chief_representative issuer cashier examiner"


def no_question(_: Cast) -> dict[str, object]:
    return {"question_id": 0}


def asked(verb: str = "get") -> Row:
    """A question that is not there."""
    return Row(ASKED, kwargs=no_question, method=verb, inside=404)


ROWS: Final = {
    "guide:queue": Row(WATCHERS),
    "guide:ticket-issue": Row(WATCHERS, method="post", inside=422),
    "guide:ticket": Row(WATCHERS, kwargs=guessed, inside=404),
    "guide:ticket-cancel": Row(HELPERS, kwargs=guessed, method="post", inside=404),
    "guide:ticket-transfer": Row(WINDOWS, kwargs=guessed, method="post", inside=404),
    "guide:ticket-about": Row(HELPERS, kwargs=guessed, method="post", inside=404),
    "guide:ticket-return": Row(WATCHERS, kwargs=guessed, method="post", inside=404),
    "guide:figures": Row(WATCHERS),
    "guide:bookings": Row(WATCHERS),
    "guide:booking-add": Row(WATCHERS, kwargs=line, inside=409),
    "guide:booking-arrived": Row(WATCHERS, kwargs=no_code, method="post", inside=404),
    "guide:booking-cancel": Row(WATCHERS, kwargs=no_code, method="post", inside=404),
    "guide:windows": Row(WATCHERS),
    "guide:window-leave": Row(
        WINDOWS, kwargs=window, method="post", inside=409, but={"guide": 302}
    ),  # the first to try leaves it empty
    "guide:window-reopen": Row(WINDOWS, kwargs=window, method="post", inside=409),
    "guide:window-lines": Row(MANAGERS, kwargs=window, method="post", inside=302),
    "guide:line-close": Row(MANAGERS, kwargs=line, method="post", inside=409),
    "guide:line-open": Row(MANAGERS, kwargs=line, method="post", inside=409),
    "guide:settings": Row(WATCHERS),
    "guide:question-list": Row(ASKED),
    "guide:question-export": Row(ASKED, kwargs=lambda _: {"kind": "csv"}),
    "guide:question": asked(),
    "guide:question-hand": asked("post"),
    "guide:question-reply": asked("post"),
    "guide:question-answer": asked("post"),
}
