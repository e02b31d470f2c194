"""Who works in 云溪区: eighteen in the centre, offices behind it, towns and villages.

Nobody signs in with a password here, one click does: no password opens an account.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Final

from yimen.records.network import queries as network
from yimen.records.people import queries as people
from yimen.records.people.actions.add_officer import add_officer
from yimen.rules.authority.actors import SYSTEM, Actor, Role
from yimen.rules.authority.appointments import OfficerFacts
from yimen.site.demo import names
from yimen.site.demo.names import CENTER
from yimen.site.demo.organs import entries
from yimen.site.demo.places import agent_villages, staffed_towns

BUREAU: Final = "O01"
MARKET: Final = "O03"


@dataclass(frozen=True, slots=True)
class Member:
    """One officer to be: user name, name, posts, home unit, place of work."""

    username: str
    name: str
    roles: frozenset[Role]
    organ: str = ""
    hall: str = ""


def _in_center(username: str, name: str, *roles: Role, organ: str = BUREAU) -> Member:
    return Member(username, name, frozenset(roles), organ, CENTER)


CENTER_STAFF: Final = (
    _in_center("wang.fang", "王芳", Role.CLERK),
    _in_center("liu.yang", "刘洋", Role.CLERK),
    _in_center("chen.chen", "陈晨", Role.CLERK),
    _in_center("sun.li", "孙丽", Role.CLERK),
    _in_center("shen.yue", "沈悦", Role.CLERK),
    _in_center("zhou.ning", "周宁", Role.GUIDE),
    _in_center("li.qiang", "李强", Role.EXAMINER, organ=MARKET),
    _in_center("zhao.min", "赵敏", Role.CHIEF_REPRESENTATIVE, organ=MARKET),
    _in_center("wu.gang", "吴刚", Role.ORGAN_HEAD, organ=MARKET),
    _in_center("gao.yuan", "高远", Role.GOVERNMENT_HEAD, organ=""),
    _in_center("chen.jing", "陈静", Role.ISSUER),
    _in_center("he.xin", "何欣", Role.CASHIER),
    _in_center("ma.wen", "马文", Role.DUTY_DIRECTOR),
    _in_center("zheng.jie", "郑洁", Role.BUREAU_MANAGER),
    _in_center("lin.tao", "林涛", Role.SUPERVISOR, organ=""),
    _in_center("han.bing", "韩冰", Role.SYSTEM_ADMIN),
    _in_center("tang.ning", "唐宁", Role.SECURITY_ADMIN),
    _in_center("xu.nuo", "许诺", Role.AUDIT_ADMIN),
)
CLERKS: Final = ("wang.fang", "liu.yang", "chen.chen", "sun.li", "shen.yue")
_TOWN_POSTS: Final = (
    ("clerk", frozenset({Role.CLERK, Role.GUIDE})),
    ("desk", frozenset({Role.CLERK, Role.ISSUER, Role.CASHIER})),
    ("director", frozenset({Role.DUTY_DIRECTOR})),
)
"""一人多岗: in a town one officer holds several posts."""

_OFFICE_POSTS: Final = (
    ("examiner", Role.EXAMINER),
    ("chief", Role.CHIEF_REPRESENTATIVE),
)


@dataclass(frozen=True, slots=True)
class Staff:
    """Everybody as an actor, by user name."""

    actors: Mapping[str, Actor]

    def __getitem__(self, username: str) -> Actor:
        return self.actors[username]

    def examiner(self, organ: str) -> Actor:
        """Who examines for this organ."""
        return self["li.qiang" if organ == MARKET else office_name(organ, "examiner")]

    def chief(self, organ: str) -> Actor:
        """Who decides for this organ."""
        return self["zhao.min" if organ == MARKET else office_name(organ, "chief")]


def office_name(organ: str, post: str) -> str:
    """The user name of a post in an organ's approval office."""
    return f"{organ.lower()}.{post}"


def town_name(code: str, post: str) -> str:
    """The user name of a post in a town's hall."""
    return f"t{code}.{post}"


def members() -> Iterator[Member]:
    """Everybody who gets an account, the cast of the centre first."""
    yield from CENTER_STAFF
    random = Random("staff")  # noqa: S311 - the same people every time
    for entry in entries():
        organ = entry["code"]
        if organ != MARKET:
            for post, role in _OFFICE_POSTS:
                name = names.person(random, 0).name
                yield Member(office_name(organ, post), name, frozenset({role}), organ)
    for town in staffed_towns():
        for post, roles in _TOWN_POSTS:
            name = names.person(random, 0).name
            yield Member(town_name(town.code, post), name, roles, BUREAU, town.code)
    for place, village in enumerate(agent_villages(), 1):
        name = names.person(random, 0).name
        agent = frozenset({Role.AGENT})
        yield Member(f"agent{place:02d}", name, agent, "", village)


def load(
    organs: Mapping[str, int], at: datetime, tell: Callable[[int, int], None]
) -> None:
    """Give everybody an account."""
    everybody = tuple(members())
    halls = {row.code: row.node_id for row in network.all_nodes()}
    for place, member in enumerate(everybody, 1):
        facts = OfficerFacts(
            name=member.name,
            roles=member.roles,
            organ_id=organs.get(member.organ),
            hall_id=halls.get(member.hall),
            staff_no=f"YX{place:04d}",
            phone=names.phone(9_000 + place),
        )
        add_officer(
            username=member.username,
            facts=facts,
            by=SYSTEM,
            at=at,
            password=None,
        )
        tell(place, len(everybody))


def present() -> Staff:
    """Everybody as they stand now, at their windows."""
    found = {
        member.username: people.actor_named(member.username) for member in members()
    }
    return Staff({name: actor for name, actor in found.items() if actor})
