"""The doors of devices and of what they sent."""

from collections.abc import Mapping
from typing import Final

from makers.cast import Cast
from screens.doors import Row

SEERS: Final = "bureau_manager supervisor system_admin"


def no_device(_: Cast) -> Mapping[str, object]:
    return {"key_id": 0}


def no_intake(_: Cast) -> Mapping[str, object]:
    return {"kept_id": 0}


ROWS: Final = {
    "bureau:device-list": Row(SEERS),
    "bureau:device-export": Row(SEERS, kwargs=lambda _: {"kind": "csv"}),
    "bureau:device": Row(SEERS, kwargs=no_device, inside=404),
    "bureau:device-confirm": Row(
        "bureau_manager", kwargs=no_device, method="post", inside=404
    ),
    "bureau:device-revoke": Row(
        "bureau_manager system_admin", kwargs=no_device, method="post", inside=404
    ),
    "bureau:kept-list": Row("bureau_manager"),
    "bureau:kept-review": Row("bureau_manager", kwargs=no_intake, inside=404),
}
