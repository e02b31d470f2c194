"""The doors of appointments: open to everybody, answered to whoever knows the code."""

from typing import Final

from makers.cast import Cast
from screens.doors import public


def hall(cast: Cast) -> dict[str, object]:
    return {"code": cast.center.code}


def no_line(cast: Cast) -> dict[str, object]:
    return {**hall(cast), "line_id": 0}


def no_slot(cast: Cast) -> dict[str, object]:
    return {**no_line(cast), "stamp": "202609210900"}


def forged(_: Cast) -> dict[str, object]:
    return {"signed": "forged"}


ROWS: Final = {
    "portal:appointment-halls": public(),
    "portal:appointment-mine": public(),
    "portal:appointment-cancel": public(422, method="post"),
    "portal:appointment-done": public(404, kwargs=forged),
    "portal:appointment-calendar": public(404, kwargs=forged),
    "portal:appointment-lines": public(kwargs=hall),
    "portal:appointment-slots": public(409, kwargs=no_line),
    "portal:appointment-who": public(409, kwargs=no_slot),
}
