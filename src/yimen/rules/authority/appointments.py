"""Which posts one person may hold, and who may give them.

等保 separates three administrators: system (accounts and the network), security
(unlocking, erasing) and audit (reading the journal). One person holds one of them at
most, holds no business post beside it, and nobody but the system administrator gives
them. Nobody changes their own posts. Business posts may be combined: in a town hall
one officer takes in, calls and hands out (一人多岗); who accepted a case still does not
decide it (`separation.py`).
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from yimen.rules.authority.actors import Actor, Role
from yimen.rules.refusals import Refused

AT_THE_COUNTER: Final = frozenset(
    {Role.CLERK, Role.CHIEF_REPRESENTATIVE, Role.ISSUER, Role.CASHIER}
)
"""Whoever may work a window, as A or as B."""

ADMINISTRATORS: Final = frozenset(
    {Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerFacts:
    """What is registered of an officer (双重管理: home unit and hall)."""

    name: str
    roles: frozenset[Role]
    organ_id: int | None
    hall_id: int | None
    staff_no: str = ""
    phone: str = ""

    def impersonal(self) -> dict[str, object]:
        """The facts that the journal may keep in the open."""
        return {
            "roles": sorted(self.roles),
            "organ": self.organ_id,
            "hall": self.hall_id,
        }


class PostsCollide(Refused):
    """An administrator holds no other post."""


class AdministratorsOnly(Refused):
    """Only the system administrator appoints and removes administrators."""


class OwnPosts(Refused):
    """Nobody changes their own posts or closes their own account."""


def check_touchable(held: AbstractSet[str], *, by: Actor) -> None:
    """Raise unless the actor may touch the account of somebody with these posts."""
    if held & ADMINISTRATORS and not (by.is_system or by.has(Role.SYSTEM_ADMIN)):
        raise AdministratorsOnly(posts=sorted(held & ADMINISTRATORS))


def check_posts(
    posts: AbstractSet[Role], held: AbstractSet[Role], *, by: Actor, officer_id: int
) -> None:
    """Raise unless the actor may change an officer's posts from `held` to `posts`."""
    if posts == held:
        return
    if officer_id and officer_id == by.officer_id:
        raise OwnPosts
    if posts & ADMINISTRATORS and len(posts) > 1:
        raise PostsCollide(posts=sorted(posts))
    changed = posts ^ held
    if changed & ADMINISTRATORS and not (by.is_system or by.has(Role.SYSTEM_ADMIN)):
        raise AdministratorsOnly(posts=sorted(changed & ADMINISTRATORS))
