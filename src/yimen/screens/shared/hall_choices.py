"""A place to choose among hundreds: the halls of the district, then town by town."""

from collections.abc import Iterable
from typing import Final

from django import forms

from yimen.records.network.queries import HallChoice
from yimen.rules.network import TIER, NodeKind

Options = list[tuple[str, str]]
Group = tuple[str, str | Options]

_DISTRICT: Final = "区县"
_HEADS: Final = frozenset({NodeKind.TOWN_HALL, NodeKind.PARK_STATION})


def by_town(halls: Iterable[HallChoice], by: str = "node_id") -> list[Group]:
    """Options in groups, as a select takes them; no group where there is but one.

    The halls come in the order of the tree. A town or park stands first in its own
    group, and what lies under it behind it; what has neither above it in the list
    goes to the district if it is of the district, else to its own place above.
    """
    groups: dict[str, tuple[str, Options]] = {}
    for one in halls:
        above, _, own = one.name.rpartition(" / ")
        head = next((path for path in groups if one.path.startswith(path)), "")
        if not head and one.kind in _HEADS:
            head, above = one.path, own
        elif not head and TIER[one.kind] == 1:
            head, above = " ", _DISTRICT
        head = head or f" {above}"
        option = (str(getattr(one, by)), own)
        groups.setdefault(head, (above or own, []))[1].append(option)
    if len(groups) == 1:
        ((_, options),) = groups.values()
        return [*options]
    return [*groups.values()]


class HallField(forms.TypedChoiceField):
    """A place by its id, offered town by town."""

    def __init__(self, *, label: str = "大厅") -> None:
        super().__init__(label=label, coerce=int)

    @staticmethod
    def offer(form: forms.Form, name: str, halls: Iterable[HallChoice]) -> None:
        """These are to choose from in this field of the form."""
        field = form.fields[name]
        assert isinstance(field, HallField)  # noqa: S101 - narrows
        field.choices = by_town(halls)
