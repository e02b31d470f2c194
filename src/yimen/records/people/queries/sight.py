"""Sight as a condition of other queries: as SQL, and as Django's `Q`."""

from typing import Final

from django.db.models import Q

from yimen.rules.authority.sight import Sight

_BELOW: Final = "IN (SELECT id FROM node WHERE starts_with(path, %(sight_path)s))"


def condition_of(
    sight: Sight,
    *,
    organ: str = "organ_id",
    hall: str = "hall_id",
    holder: str = "holder_id",
) -> tuple[str, dict[str, int | str]]:
    """The sight as SQL over these columns, with its named parameters.

    Only the parts that the actor has stand in the text, so that a plain index on the
    organ or on the hall serves; a blind actor's rows are none. The column names are
    written by us, never by a visitor.
    """
    if sight.everything:
        return "TRUE", {}
    parts: dict[str, tuple[str, int | str | None]] = {
        "sight_organ": (f"{organ} = %(sight_organ)s", sight.organ_id),
        "sight_hall": (f"{hall} = %(sight_hall)s", sight.hall_id),
        "sight_path": (f"{hall} {_BELOW}", sight.hall_path),
        "sight_holder": (f"{holder} = %(sight_holder)s", sight.holder_id),
    }
    texts: list[str] = []
    values: dict[str, int | str] = {}
    for name, (text, value) in parts.items():
        if value is not None:
            texts.append(text)
            values[name] = value
    return f"({' OR '.join(texts) or 'FALSE'})", values


def seen_by(
    sight: Sight,
    *,
    organ: str | None = "organ",
    hall: str | None = "hall",
    holder: str | None = None,
) -> Q:
    """The sight over these relations; one that is None has no place in the table."""
    if sight.everything:
        return Q()
    seen = Q(pk__in=())
    if organ and sight.organ_id is not None:
        seen |= Q(**{f"{organ}_id": sight.organ_id})
    if hall and sight.hall_id is not None:
        seen |= Q(**{f"{hall}_id": sight.hall_id})
    if hall and sight.hall_path is not None:
        seen |= Q(**{f"{hall}__path__startswith": sight.hall_path})
    if holder and sight.holder_id is not None:
        seen |= Q(**{f"{holder}_id": sight.holder_id})
    return seen
