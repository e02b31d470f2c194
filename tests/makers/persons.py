"""Organs, officers, letters and applicants."""

from collections.abc import Collection
from datetime import date, datetime, timedelta, timezone
from typing import Any, Final

from django.contrib.auth.hashers import make_password
from django.test import Client

from makers.pages import Reader
from yimen.ports.spelling import initials
from yimen.records.network.models import Node, Window
from yimen.records.people import queries
from yimen.records.people.actions.register_applicant import register_applicant
from yimen.records.people.actions.sign_in import sign_in
from yimen.records.people.models import AuthorizationLetter, Officer, Organ
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.cases.applicants import ApplicantKind, Identity, IdKind

CHINA: Final = timezone(timedelta(hours=8))
NOW: Final = datetime(2026, 9, 21, 9, 30, tzinfo=CHINA)
PASSWORD: Final = "qingxi-mountain-7"

ZHANG_SAN: Final = Identity(
    kind=ApplicantKind.PERSON,
    name="张三",
    id_kind=IdKind.RESIDENT_ID,
    id_number="11010519491231002X",
    phone="13812342211",
)


def an_organ(
    short_name: str = "市监", name: str = "青溪区市场监督管理局", **columns: Any
) -> Organ:
    """A department of the district."""
    facts = {
        "code": f"organ-{Organ.objects.count() + 1}",
        "name": name,
        "initials": initials(name),
        "short_name": short_name,
        "government": "青溪区人民政府",
        "court": "青溪区人民法院",
    } | columns
    return Organ.objects.create(**facts)


def an_officer(
    name: str,
    roles: Collection[Role],
    *,
    organ: Organ | None = None,
    hall: Node | None = None,
    window: Window | None = None,
    **columns: Any,
) -> Officer:
    """Somebody with an account; only `password=PASSWORD` makes one to sign in with."""
    password = columns.pop("password", "")
    facts = {"username": f"officer{Officer.objects.count() + 1}"} | columns
    return Officer.objects.create(
        name=name,
        initials=initials(name),
        roles=sorted(roles),
        organ=organ,
        hall=hall,
        window=window,
        password=make_password(password) if password else "!",
        **facts,
    )


def the_actor(officer: Officer) -> Actor:
    """The officer as an actor, read the way the command line reads one."""
    actor = queries.actor_named(officer.username)
    assert actor is not None
    return actor


def a_letter(officer: Officer, organ: Organ, **columns: Any) -> AuthorizationLetter:
    """A live letter for every matter of the organ."""
    facts = {
        "number": f"授字{AuthorizationLetter.objects.count() + 1}号",
        "valid_from": date(2026, 1, 1),
        "last_valid_on": date(2035, 12, 31),
        "signed_by": "局长",
    } | columns
    return AuthorizationLetter.objects.create(officer=officer, organ=organ, **facts)


def an_applicant(by: Actor, identity: Identity = ZHANG_SAN, at: datetime = NOW) -> int:
    """The id of a registered applicant."""
    return register_applicant(identity=identity, by=by, at=at)


def a_browser(actor: Actor | None = None) -> Client:
    """A browser, signed in as this actor on the real watch."""
    from yimen.site import clock

    client = Reader()
    if actor is not None:
        key = sign_in(by=actor, at=clock.now(), idle=timedelta(minutes=30))
        client.cookies["sessionid"] = key
    return client
