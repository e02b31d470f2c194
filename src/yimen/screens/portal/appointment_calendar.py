"""An appointment as an entry for the visitor's own calendar (RFC 5545)."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from yimen.records.queue.queries import AppointmentRow
from yimen.screens.shared.queue_words import grouped

_OCTETS: Final = 75


def entry(row: AppointmentRow, at: datetime) -> str:
    """The calendar file; it reminds an hour and a half before."""
    code = grouped(row.code)
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Yimen//Appointments//ZH",
        "BEGIN:VEVENT",
        f"UID:{row.code}@{row.hall.code}.yimen",
        f"DTSTAMP:{_instant(at)}",
        f"DTSTART:{_instant(row.starts_at)}",
        f"DTEND:{_instant(row.ends_at)}",
        f"SUMMARY:{_text(f'{row.line_name}，预约码 {code}')}",
        f"LOCATION:{_text(f'{row.hall.name} {row.hall.address}')}",
        f"DESCRIPTION:{_text(f'带身份证，在取号机点“我有预约”，输入 {code}。')}",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:-PT90M",
        f"DESCRIPTION:{_text(f'{row.hall.short_name} {row.line_name}')}",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _instant(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(said: str) -> str:
    for sign in "\\;,":
        said = said.replace(sign, f"\\{sign}")
    return " ".join(said.split())


def _folded(line: str) -> Iterator[str]:
    """The line in parts of at most 75 octets; each further one begins with a space."""
    part = ""
    for sign in line:
        if len((part + sign).encode()) > _OCTETS:
            yield part
            part = " "
        part += sign
    yield part
