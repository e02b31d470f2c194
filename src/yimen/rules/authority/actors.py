"""Who asks, on whose behalf, and from where.

An `Actor` is all that the rules know of a person: an id, the roles held, the home
unit, the hall and the window. Names of persons stay in the records.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """The posts of a hall (rulebook 4.2, 4.10; separation of 12.2.2)."""

    GUIDE = "guide"
    CLERK = "clerk"
    EXAMINER = "examiner"
    CHIEF_REPRESENTATIVE = "chief_representative"
    ORGAN_HEAD = "organ_head"
    GOVERNMENT_HEAD = "government_head"
    ISSUER = "issuer"
    CASHIER = "cashier"
    AGENT = "agent"
    DUTY_DIRECTOR = "duty_director"
    BUREAU_MANAGER = "bureau_manager"
    SUPERVISOR = "supervisor"
    SYSTEM_ADMIN = "system_admin"
    SECURITY_ADMIN = "security_admin"
    AUDIT_ADMIN = "audit_admin"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts: an officer, a visitor without a name, or the system."""

    officer_id: int | None = None
    name: str = ""
    roles: frozenset[Role] = field(default_factory=frozenset)
    organ_id: int | None = None
    hall_id: int | None = None
    hall_path: str = ""  # "/1/4/17/": everything below starts with it
    window_id: int | None = None
    is_system: bool = False
    for_officer_id: int | None = None  # whose post it is while that officer is away
    for_name: str = ""

    @property
    def post_of(self) -> int | None:
        """Whose post the actor works: their own, or that of whom they stand in for."""
        return self.for_officer_id or self.officer_id

    @property
    def officer_ids(self) -> frozenset[int]:
        """Who acts and for whom: neither may be two of the hands of one case."""
        both = (self.officer_id, self.for_officer_id)
        return frozenset(one for one in both if one is not None)

    def has(self, *roles: Role) -> bool:
        """Whether the actor holds one of these roles."""
        return not self.roles.isdisjoint(roles)

    @property
    def mark(self) -> str:
        """How the journal names the actor: by id, never by name."""
        if self.is_system:
            return "system"
        return f"officer:{self.officer_id}" if self.officer_id else "visitor"


VISITOR = Actor()
SYSTEM = Actor(is_system=True)
