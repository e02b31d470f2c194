"""Sight as a condition of other queries' SQL."""

from typing import Final

from yimen.rules.sight import Sight

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
