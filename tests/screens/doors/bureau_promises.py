"""The doors of the register of broken promises."""

from typing import Final

from screens.doors import Row

READERS: Final = "duty_director bureau_manager supervisor"

ROWS: Final = {
    "bureau:promise-list": Row(READERS),
    "bureau:promise-export": Row(READERS, kwargs=lambda _: {"kind": "csv"}),
    "bureau:promise-repair": Row("bureau_manager", kwargs=lambda _: {"promise_id": 0}),
}
