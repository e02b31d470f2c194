"""Keys to people and places, without an index of their own."""

from django.db import models


def officer(*, null: bool = False) -> models.ForeignKey:  # type: ignore[type-arg]
    """Whose hand it was."""
    return models.ForeignKey(
        "people.Officer",
        null=null,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )


def node(*, null: bool = False) -> models.ForeignKey:  # type: ignore[type-arg]
    """At which hall or station."""
    return models.ForeignKey(
        "network.Node",
        null=null,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
