"""Marks on views: which step a page is, or that it is open to everybody.

A view without a mark is closed. The table of who may take a step is
`yimen.rules.authority.table.TABLE`.
"""

from collections.abc import Callable
from enum import Enum
from typing import ParamSpec, TypeVar

from django.http import HttpResponseBase

from yimen.rules.authority.steps import Step

P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)


class Access(Enum):
    """The one mark that is not a step."""

    PUBLIC = "public"


_MARK = "yimen_access"


def access(step: Step) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Mark a view as this step of the authority table."""

    def mark(view: Callable[P, R]) -> Callable[P, R]:
        setattr(view, _MARK, step)
        return view

    return mark


def public(view: Callable[P, R]) -> Callable[P, R]:
    """Mark a view as open to everybody."""
    setattr(view, _MARK, Access.PUBLIC)
    return view


def access_of(view: Callable[..., HttpResponseBase]) -> Step | Access | None:
    """The mark of a view, or None: closed."""
    mark = getattr(view, _MARK, None)
    return mark if isinstance(mark, Step | Access) else None
