"""The doors of the kiosk."""

from typing import Final

from makers.cast import Cast
from screens.doors import public


def hall(cast: Cast) -> dict[str, object]:
    return {"code": cast.center.code}


def a_ticket(cast: Cast) -> dict[str, object]:
    return {**hall(cast), "token": "guessed"}


ROWS: Final = {
    "kiosk:home": public(kwargs=hall),
    "kiosk:ticket-take": public(302, method="post", kwargs=hall),
    "kiosk:ticket": public(404, kwargs=a_ticket),
    "kiosk:check-in": public(kwargs=hall),
    "kiosk:ticket-return": public(kwargs=hall),
}
