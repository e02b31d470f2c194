"""Reads of errands, of who holds their papers, and of devices."""

from yimen.records.agency.queries.devices import (
    DeviceRow,
    KeptPage,
    KeptRow,
    Kit,
    device_page,
    devices,
    fingerprint,
    kept_intakes,
    kept_page,
    kit,
)
from yimen.records.agency.queries.late import LateErrand, late_hand_ups
from yimen.records.agency.queries.lists import (
    Box,
    ErrandFilter,
    ErrandRow,
    box_counts,
    errand_rows,
)
from yimen.records.agency.queries.page import (
    ErrandPage,
    ErrandProgress,
    HeldRow,
    LinkRow,
    StationIntakeRow,
    entrustment_of,
    errand_page,
    errand_progress,
    held_errand,
    station_intake,
)

__all__ = [
    "Box",
    "DeviceRow",
    "ErrandFilter",
    "ErrandPage",
    "ErrandProgress",
    "ErrandRow",
    "HeldRow",
    "KeptPage",
    "KeptRow",
    "Kit",
    "LateErrand",
    "LinkRow",
    "StationIntakeRow",
    "box_counts",
    "device_page",
    "devices",
    "entrustment_of",
    "errand_page",
    "errand_progress",
    "errand_rows",
    "fingerprint",
    "held_errand",
    "kept_intakes",
    "kept_page",
    "kit",
    "late_hand_ups",
    "station_intake",
]
