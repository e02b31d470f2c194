"""Columns and conditions that several tables of fees share."""

from collections.abc import Iterable

from django.db import models


def officer(*, null: bool = True) -> models.ForeignKey:  # type: ignore[type-arg]
    """Whose hand it was."""
    return models.ForeignKey(
        "people.Officer", null=null, on_delete=models.PROTECT, related_name="+"
    )


def one_of(column: str, values: Iterable[str], name: str) -> models.CheckConstraint:
    """The column holds one of these words."""
    known = [str(value) for value in values]
    return models.CheckConstraint(
        condition=models.Q(**{f"{column}__in": known}), name=name
    )
