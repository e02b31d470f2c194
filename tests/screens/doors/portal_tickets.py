"""The doors of a ticket on the phone: closed to whoever guesses."""

from typing import Final

from makers.cast import Cast
from screens.doors import public


def guessed(_: Cast) -> dict[str, object]:
    return {"token": "guessed"}


ROWS: Final = {
    "portal:ticket": public(404, kwargs=guessed),
    "portal:ticket-why": public(404, kwargs=guessed),
    "portal:ticket-leave": public(404, method="post", kwargs=guessed),
    "portal:ticket-return": public(404, method="post", kwargs=guessed),
}
