"""A log of events as XES (IEEE 1849): what process mining reads.

The names are those that the reader knows, so that a log that was taken in and written
again is the same log: the same cases, events and variants.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from yimen.rules.replays import LogCase, LogEvent
from yimen.rules.statistics.cuts import Cut

MEDIA_TYPE: Final = "application/xml"
_HEAD: Final = """<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849.2016" xes.features="" xmlns="http://www.xes-standard.org/">
<extension name="Concept" prefix="concept" \
uri="http://www.xes-standard.org/concept.xesext"/>
<extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
<extension name="Organizational" prefix="org" \
uri="http://www.xes-standard.org/org.xesext"/>
<global scope="trace"><string key="concept:name" value=""/></global>
<global scope="event"><string key="concept:name" value=""/>\
<date key="time:timestamp" value="1970-01-01T00:00:00.000+00:00"/></global>
<classifier name="Activity" keys="concept:name"/>
"""
_TAIL: Final = "</log>\n"
_UNSPEAKABLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
)
_PLACES: Final = {
    Cut.ORGAN: "department",
    Cut.CHANNEL: "channel",
    Cut.MATTER: "matter",
    Cut.WINDOW: "window",
    Cut.OFFICER: "officer",
    Cut.NODE: "node",
}


def xes(cases: Iterable[LogCase]) -> Iterator[bytes]:
    """The log piece by piece, a case at a time."""
    yield _HEAD.encode()
    for case in cases:
        yield tostring(_trace(case), encoding="utf-8", xml_declaration=False) + b"\n"
    yield _TAIL.encode()


def _trace(case: LogCase) -> Element:
    trace = Element("trace")
    _text(trace, "concept:name", case.case)
    _date(trace, "startdate", case.received_at)
    for key, at in (("accepted", case.accepted_at), ("deadline", case.due_at)):
        if at is not None:
            _date(trace, key, at)
    if case.closed_at is None:
        _text(trace, "enddate", "")  # there, and empty: still open
    else:
        _date(trace, "enddate", case.closed_at)
    if case.result:
        _text(trace, "result", case.result)
    for cut, place in case.places.items():
        if cut in _PLACES:
            _text(trace, _PLACES[cut], place)
    for event in case.events:
        _event(SubElement(trace, "event"), event)
    return trace


def _event(element: Element, event: LogEvent) -> None:
    _text(element, "concept:name", event.activity)
    _date(element, "time:timestamp", event.at)
    if event.resource:
        _text(element, "org:resource", event.resource)
    if event.group:
        _text(element, "org:group", event.group)


def _text(element: Element, key: str, value: str) -> None:
    SubElement(element, "string", key=key, value=_UNSPEAKABLE.sub("", value))


def _date(element: Element, key: str, at: datetime) -> None:
    SubElement(element, "date", key=key, value=at.isoformat(timespec="microseconds"))
