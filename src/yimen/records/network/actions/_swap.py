"""Write narrowly, and only over what was read."""

from django.db.models import Model

from yimen.rules.refusals import Overtaken


def swap(row: Model, version: int, **columns: object) -> None:
    """Write these columns if the row still has this version, else `Overtaken`."""
    table = type(row)._default_manager  # noqa: SLF001 - Django's public name
    rows = table.filter(pk=row.pk, version=version)
    if not rows.update(version=version + 1, **columns):
        raise Overtaken(subject=f"{row._meta.label_lower}:{row.pk}")  # noqa: SLF001
