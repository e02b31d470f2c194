"""What orders are about: a tree of three levels whose paths are the keys.

"城乡建设/道路/路面破损": a path says the whole way, so a figure can be made at every
level without a look-up, and a renamed branch is a new path that the old one leads to.
An order is filed under a leaf. Nothing is deleted: a category that is not used any more
is closed, and orders keep what they were filed under.
"""

from collections.abc import Collection
from typing import Final

from yimen.rules.refusals import Refused

LEVELS: Final = 3
SEPARATOR: Final = "/"
LONGEST: Final = 20


class BadCategory(Refused):
    """A category is one to three names, each short and without a stroke."""


class CategoryTaken(Refused):
    """There is a category with this path."""


class ParentMissing(Refused):
    """A category stands under one that is open."""


class NotALeaf(Refused):
    """An order is filed under a category of the third level that is open."""


def level_of(path: str) -> int:
    """1 to 3."""
    return path.count(SEPARATOR) + 1


def parent_of(path: str) -> str:
    """The path above; nothing above the first level."""
    return path.rpartition(SEPARATOR)[0]


def name_of(path: str) -> str:
    """The last name of a path."""
    return path.rpartition(SEPARATOR)[2]


def at_level(path: str, level: int) -> str:
    """The part of the path down to this level."""
    return SEPARATOR.join(path.split(SEPARATOR)[:level])


def check_new(
    path: str, open_paths: Collection[str], all_paths: Collection[str]
) -> None:
    """Raise unless the category may be added there."""
    names = path.split(SEPARATOR)
    if len(names) > LEVELS or not all(0 < len(one.strip()) <= LONGEST for one in names):
        raise BadCategory(path=path)
    if path in all_paths:
        raise CategoryTaken(path=path)
    if level_of(path) > 1 and parent_of(path) not in open_paths:
        raise ParentMissing(path=path)


def check_leaf(path: str, open_paths: Collection[str]) -> None:
    """Raise unless an order may be filed there."""
    if level_of(path) != LEVELS or path not in open_paths:
        raise NotALeaf(path=path)
