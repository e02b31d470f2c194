"""No list that leaves the house as a file tells a private number (rulebook 12.3.4).

The doors are found in the resolver. Behind each of them those read who may, in the demo
district with all its people, after telephones and identity numbers have been written
into whatever somebody may write by hand. What a door needs for its address is asked of
the database; a new door without it fails here.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import pytest
from django.db import connection, transaction
from django.db.models import TextField
from django.test import Client, override_settings
from django.urls import get_resolver, reverse
from python_calamine import CalamineWorkbook

from makers.district import inside
from screens.test_access import doors
from yimen.ports.vault import vault
from yimen.records.people.actions.sign_in import sign_in
from yimen.records.people.models import Applicant, Officer
from yimen.records.people.queries import actor_named
from yimen.rules.cases.applicants import ApplicantKind
from yimen.screens.bureau.statistics.words import COUNTS
from yimen.site import clock

if TYPE_CHECKING:
    from pytest_django import DjangoDbBlocker

pytestmark = [
    pytest.mark.slow,
    pytest.mark.database,
    pytest.mark.xdist_group("journeys"),
]

MOBILE, CARD = "13812342211", "110105194912310038"
WRITTEN: Final = {
    "award": "reason",
    "appraisal_appeal": "said decision",
    "appraisal_bonus": "reason evidence comment",
    "attendance_correction": "reason",
    "broken_promise": "what",
    "case_document": "void_reason",
    "case_material": "remark",
    "case_pause": "reason",
    "custody_item": "name",
    "information_request": "topic",
    "key_project": "name",
    "negative_reply": "comment",
    "node_grade": "ground reason",
    "outreach": "name place",
    "patrol": "note",
    "patrol_finding": "what guidance",
    "people_order": "topic",
    "social_note": "said reply",
    "staff_breach": "what comment appeal decision",
    "staff_honour": "title evidence",
    "staff_replacement": "reason",
    "staff_talk": "said",
    "staff_training": "title evidence",
    "urging": "topic",
}
"""Where somebody writes by hand: table and columns."""

_PHONE: Final = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_RESIDENT: Final = re.compile(
    r"(?<![0-9A-Z])[1-8]\d{5}(?:19|20)\d{2}[01]\d[0-3]\d{4}[\dX](?![0-9A-Z])"
)
ENOUGH: Final = 3  # of those who may: their files differ by rows, not by columns
_WATCHED: Final = "places windows window open officers compare rules stationing"
_NEVER: Final = {
    "bureau:graph-export",  # a drawing of steps
    "bureau:dataset-export",  # another house's log, nobody in it
    "bureau:what-if-export",  # sums of a simulation
    "cashier:statement-export",  # the demo has no statement of a bank
}


def first(table: str, column: str = "id") -> object:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT min({column}) FROM {table}")  # noqa: S608 - ours
        return cursor.fetchone()[0]


def addresses(name: str, kind: str) -> list[str]:
    """The addresses to read behind this door."""
    known: Mapping[str, Callable[[], Mapping[str, object]]] = {
        "bureau:roster-export": lambda: {"code": "500199"},
        "bureau:calendar-export": lambda: {"version": first("calendar_version")},
        "bureau:seal-export": lambda: {"seal_id": first("approval_seal")},
        "bureau:questionnaire-export": lambda: {
            "questionnaire_id": first("questionnaire")
        },
        "bureau:score-rows-export": lambda: {
            "score_id": first("appraisal_score"),
            "number": 1,
        },
    }
    about = dict(known[name]()) if name in known else {}
    if "kind" in DOORS[name].pattern.converters:
        about["kind"] = kind
    if name == "bureau:watch-export":
        return [reverse(name, kwargs=about | {"what": one}) for one in WATCHED]
    is_of_cases = name == "bureau:figures-cases-export"
    asked = f"?quantity={COUNTS[0].value}" if is_of_cases else ""
    return [reverse(name, kwargs=about) + asked]


WATCHED: Final = _WATCHED.split()
DOORS: Final = dict(doors(get_resolver()))
LISTS: Final = sorted(
    name for name in DOORS if name.endswith("-export") and name not in _NEVER
)
READERS: Final = (
    "zheng.jie lin.tao wang.fang li.qiang he.xin ma.wen wu.gang zhou.ning chen.jing"
)


@contextmanager
def planted(district: str, blocker: "DjangoDbBlocker") -> Iterator[None]:
    """The district with private numbers in everything that was written by hand."""
    with blocker.unblock(), inside(district), transaction.atomic():
        with connection.cursor() as cursor:
            for table, columns in WRITTEN.items():
                for column in columns.split():
                    cursor.execute(
                        f"UPDATE {table} SET {column} = {column} || %s"  # noqa: S608
                        f" WHERE {column} <> ''",
                        [f" 电话{MOBILE}证{CARD}"],
                    )
        yield
        transaction.set_rollback(True)


def browsers() -> list[Client]:
    """Those who keep lists in the house, and an agent of a village."""
    agent = Officer.objects.filter(username__startswith="agent").order_by("pk")[0]
    made = []
    for username in (*READERS.split(), agent.username):
        actor = actor_named(username)
        assert actor is not None, username
        browser = Client()
        key = sign_in(by=actor, at=clock.now(), idle=timedelta(minutes=30))
        browser.cookies["sessionid"] = key
        made.append(browser)
    return made


def read(answer: Any) -> str:
    """Every cell of a list, whichever file it comes in."""
    content = answer.getvalue()
    if "spreadsheet" in answer.headers["content-type"]:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        pages = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
        return "\n".join("\t".join(map(str, row)) for page in pages for row in page)
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    return "\n".join("\t".join(row) for row in rows)


def lists_behind(name: str, readers: list[Client]) -> Iterator[dict[str, str]]:
    """What each reader who may finds behind this door: the first as a workbook."""
    kind = "xlsx"
    for browser in readers:
        answers = {url: browser.get(url) for url in addresses(name, kind)}
        if all(answer.status_code == 200 for answer in answers.values()):
            kind = "csv"
            yield {url: read(answer) for url, answer in answers.items()}


def private() -> set[str]:
    """What the house keeps under seal of its applicants, companies' places apart."""
    kept = set()
    for one in Applicant.objects.filter(kind=ApplicantKind.PERSON.value):
        sealed = (one.id_sealed, one.phone_sealed, one.mail_sealed, one.address_sealed)
        kept |= {vault().unseal(bytes(found)) for found in sealed if found}
    return {one for one in kept if one}


def leaks(said: str, kept: set[str]) -> set[str]:
    """The private numbers and places in it."""
    found = {*_PHONE.findall(said), *_RESIDENT.findall(said)}
    return found | {one for one in kept if one in said}


@override_settings(ALLOWED_HOSTS=["testserver"])
def test_no_list_tells_a_private_number_to_anybody(
    district: str, django_db_blocker: "DjangoDbBlocker"
) -> None:
    told: dict[str, set[str]] = {}
    unread = set(LISTS)
    with planted(district, django_db_blocker):
        kept, readers = private(), browsers()
        assert len(kept) > 100
        for name in LISTS:
            for found in islice(lists_behind(name, readers), ENOUGH):
                unread -= {name}
                told |= {url: leaks(said, kept) for url, said in found.items()}

    assert {url: sorted(found)[:3] for url, found in told.items() if found} == {}
    assert unread == set()


@override_settings(ALLOWED_HOSTS=["testserver"])
def test_what_is_planted_would_be_found(
    district: str, django_db_blocker: "DjangoDbBlocker"
) -> None:
    with planted(district, django_db_blocker):
        page = browsers()[0].get("/bureau/orders/export.csv")
        assert "138****2211" in read(page)
        assert "110105********0038" in read(page)
    assert leaks(f"他的号码{MOBILE}，{CARD}。", set()) == {MOBILE, CARD}


def test_where_something_is_written_by_hand_is_a_column_of_ours() -> None:
    from django.apps import apps

    tables = {one._meta.db_table: one for one in apps.get_models()}
    for table, columns in WRITTEN.items():
        for column in columns.split():
            field = tables[table]._meta.get_field(column)
            assert isinstance(field, TextField), (table, column)
