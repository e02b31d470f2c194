"""The doors of the call display."""

from typing import Final

from makers.cast import Cast
from screens.doors import public


def hall(cast: Cast) -> dict[str, object]:
    return {"code": cast.center.code}


ROWS: Final = {
    "board:board": public(kwargs=hall),
    "board:foot": public(kwargs=hall),
    "board:voice": public(kwargs=hall),
    "board:wall": public(kwargs=hall),
}
