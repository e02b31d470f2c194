"""Who is let in where: one file per screen, a row per door.

    ROWS = {
        "window:case": Row(
            "clerk chief_representative",                 # who is let in
            kwargs=lambda cast: {"number": "A-1"},        # what the address needs
        ),
        "window:accept": Row("clerk", method="post", inside=409),
    }

Everybody else meets 403 and a visitor is sent to sign in (302): say `others` and
`visitor` only where it is not so. `inside` is what those meet who are let in: with
the plain address and an empty form, so often 404 (no such case) or 409 (refused).
`but` says what single roles meet that are let in but see less.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from makers.cast import Cast
from yimen.rules.authority.actors import Role

EVERYBODY: Final = " ".join(role.value for role in Role)

Kwargs = Callable[[Cast], Mapping[str, object]]


def _nothing(_: Cast) -> Mapping[str, object]:
    return {}


@dataclass(frozen=True)
class Row:
    """What each role meets behind one door."""

    roles: str
    kwargs: Kwargs = _nothing
    method: str = "get"
    inside: int = 200
    others: int = 403
    visitor: int | None = None  # who is asked to sign in first
    data: Mapping[str, str] = field(default_factory=dict)
    but: Mapping[str, int] = field(default_factory=dict)  # what single roles meet

    def __post_init__(self) -> None:
        unknown = set(self.roles.split()) - set(Role)
        assert not unknown, unknown

    def expected(self, role: Role | None) -> int:
        """The status that this role, or a visitor, meets."""
        if role is None:
            asked = 302 if self.method == "get" else 401  # what was typed is kept
            return self.visitor or asked
        if role.value in self.but:
            return self.but[role.value]
        return self.inside if role.value in self.roles.split() else self.others


def public(inside: int = 200, **about: object) -> Row:
    """A door that is open to everybody, visitors too."""
    return Row(EVERYBODY, inside=inside, visitor=inside, **about)  # type: ignore[arg-type]
