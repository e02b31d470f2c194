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


PROJECTS: Final = "agent clerk duty_director bureau_manager supervisor government_head"
CLAIMERS: Final = "agent clerk duty_director bureau_manager"
PLANNERS: Final = "duty_director bureau_manager"
GOERS: Final = (
    "agent clerk issuer chief_representative duty_director bureau_manager supervisor"
)


def no_project(_: Cast) -> Mapping[str, object]:
    return {"number": "XM-none"}


def no_day(_: Cast) -> Mapping[str, object]:
    return {"outreach_id": 0}


ROWS: Final = {
    "bureau:project-list": Row(PROJECTS),
    "bureau:project-export": Row(PROJECTS, kwargs=lambda _: {"kind": "csv"}),
    "bureau:project": Row(PROJECTS, kwargs=no_project, inside=404),
    "bureau:project-notice": Row(PROJECTS, kwargs=no_project, inside=404),
    "bureau:project-add": Row(PLANNERS),
    "bureau:project-edit": Row(PLANNERS, kwargs=no_project, inside=404),
    "bureau:project-claim": Row(CLAIMERS, kwargs=no_project, method="post", inside=404),
    "bureau:project-case": Row(CLAIMERS, kwargs=no_project, method="post", inside=404),
    "bureau:project-close": Row(PLANNERS, kwargs=no_project, method="post", inside=404),
    "bureau:outreach-list": Row(GOERS),
    "bureau:outreach-export": Row(GOERS, kwargs=lambda _: {"kind": "csv"}),
    "bureau:outreach-add": Row(PLANNERS),
    "bureau:outreach-cancel": Row(PLANNERS, kwargs=no_day, method="post", inside=404),
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
