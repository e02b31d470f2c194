"""Keys to people, places and cases."""

from django.db import models


def officer(*, null: bool = True) -> models.ForeignKey:  # type: ignore[type-arg]
    """Whose hand it was, or whose work."""
    return models.ForeignKey(
        "people.Officer",
        null=null,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )


def hall() -> models.ForeignKey:  # type: ignore[type-arg]
    """In which hall."""
    return models.ForeignKey(
        "network.Node", on_delete=models.PROTECT, related_name="+", db_index=False
    )


def organ() -> models.ForeignKey:  # type: ignore[type-arg]
    """Which organ, if one is known."""
    return models.ForeignKey(
        "people.Organ",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )


def case(*, null: bool = True) -> models.ForeignKey:  # type: ignore[type-arg]
    """Which case."""
    return models.ForeignKey(
        "cases.Case", null=null, on_delete=models.PROTECT, related_name="+"
    )
