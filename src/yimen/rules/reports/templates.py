"""What a Word template may hold: names that are filled in, and nothing that acts.

A hall changes its letterhead, the order of parts, fonts. It does not change what a
number means: the names of the title, the days, the parts, the footnotes and the hands
must stay in it, so that no number loses its definition on paper.
"""

from collections.abc import Iterable
from typing import Final

from yimen.rules.refusals import Refused

MOST_BYTES: Final = 5 * 2**20
MOST_UNPACKED_BYTES: Final = 40 * 2**20
NEEDED: Final = ("title", "days", "sections", "notes", "hands")


class TemplateUnreadable(Refused):
    """The file is no Word document (docx)."""


class TemplateTooLarge(Refused):
    """A template is at most five megabytes."""


class TemplateActive(Refused):
    """A template holds no macros and fetches nothing from elsewhere."""


class TemplateFault(Refused):
    """Something between the braces of the template can't be read."""


class TemplateBraceOpen(Refused):
    """Braces of the template open and do not close, or the other way round."""


class TemplateUnpaired(Refused):
    """Every for has its endfor, every if its endif."""


class TemplateActs(Refused):
    """A template names what is filled in; it neither reckons nor calls."""


class TemplateNameUnknown(Refused):
    """The template asks for something that a report does not have."""


class TemplateLacks(Refused):
    """A template shows title, days, parts, footnotes and hands."""


def check_size(packed: int, unpacked: int) -> None:
    """Raises `TemplateTooLarge`."""
    if packed > MOST_BYTES or unpacked > MOST_UNPACKED_BYTES:
        raise TemplateTooLarge(most_mb=MOST_BYTES // 2**20)


def check_names(used: Iterable[str]) -> None:
    """Raises `TemplateLacks`."""
    missing = [name for name in NEEDED if name not in set(used)]
    if missing:
        raise TemplateLacks(missing="、".join(missing))
