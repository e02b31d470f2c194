"""The doors of local practice."""

from collections.abc import Mapping
from typing import Final

from makers.cast import Cast
from screens.doors import EVERYBODY, Row


def a_region(cast: Cast) -> Mapping[str, object]:
    return {"code": cast.center.region.code}


ROWS: Final = {
    "bureau:practice-list": Row(EVERYBODY),
    "bureau:practice": Row(EVERYBODY, kwargs=a_region),
}
