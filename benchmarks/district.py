"""The district that is measured: organs, halls, officers, matters, applicants."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final

from yimen.rules.authority.actors import Actor, Role

ORGANS: Final = 20
HALLS: Final = 34  # the centre, three sub-centres, thirty towns
APPLICANTS: Final = 2000
PASSWORD: Final = "qingxi-mountain-7"  # noqa: S105 - accounts of one run


@dataclass(frozen=True)
class District:
    """Ids, and the two officers whose work is measured."""

    organs: tuple[int, ...]
    halls: tuple[int, ...]
    matters: tuple[Any, ...]  # rules.catalogue.matters.Matter, as stored
    applicants: tuple[int, ...]
    clerk: Actor
    examiner: Actor
    approver: Actor
    usernames: dict[str, str] = field(default_factory=dict)


def a_district() -> District:
    """A centre with thirty-three halls under it and twenty organs."""
    from django.db import transaction

    with transaction.atomic():
        return _made()


def _made() -> District:
    from makers.persons import a_letter, an_officer, an_organ, the_actor
    from makers.places import a_node
    from yimen.rules.network import NodeKind

    organs = [an_organ(f"局{n:02d}", f"青溪区第{n:02d}局") for n in range(ORGANS)]
    center = a_node()
    towns = [
        a_node(f"第{n:02d}镇便民服务中心", NodeKind.TOWN_HALL, center)
        for n in range(1, HALLS)
    ]
    posts = {
        "clerk": Role.CLERK,
        "examiner": Role.EXAMINER,
        "approver": Role.CHIEF_REPRESENTATIVE,
    }
    rows = {
        post: an_officer(
            "某某", [role], organ=organs[0], hall=center, password=PASSWORD
        )
        for post, role in posts.items()
    }
    a_letter(rows["approver"], organs[0])
    return District(
        organs=tuple(organ.pk for organ in organs),
        halls=(center.pk, *(town.pk for town in towns)),
        matters=tuple(_matters([organ.pk for organ in organs])),
        applicants=_applicants(),
        usernames={post: row.username for post, row in rows.items()},
        **{post: the_actor(row) for post, row in rows.items()},
    )


def _matters(organs: list[int]) -> Iterator[Any]:
    """Three published matters of each organ, with limits of different kinds."""
    from makers.catalogue import a_matter, a_version
    from yimen.records.catalogue import queries
    from yimen.rules.legal_clock.limits import Limit, Unit

    limits = (
        (Limit(20), Limit(10)),
        (Limit(45, Unit.CALENDAR_DAY), Limit(15)),
        (Limit(20), Limit(18)),
    )
    for organ in organs:
        for statutory, promised in limits:
            matter = a_matter(
                organ_id=organ, statutory_limit=statutory, promised_limit=promised
            )
            yield queries.matter_version(a_version(matter))


def _applicants() -> tuple[int, ...]:
    from yimen.ports.vault import vault
    from yimen.records.people.models import Applicant

    rows = Applicant.objects.bulk_create(
        Applicant(
            kind="person",
            name=f"张{number}",
            initials="z",
            id_kind="111",
            id_digest=vault().digest(str(number)),
            id_sealed=vault().seal(str(number)),
        )
        for number in range(APPLICANTS)
    )
    return tuple(row.pk for row in rows)


def signed_in(actor: Actor) -> str:
    """The key of a session of this officer, by the act of signing in."""
    from yimen.records.people.actions.sign_in import sign_in
    from yimen.site import clock

    return sign_in(by=actor, at=clock.now(), idle=timedelta(minutes=30))
