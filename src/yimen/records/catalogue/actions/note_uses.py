"""Note how often each matter was asked for lately: it ranks the search."""

from collections.abc import Mapping

from django.db import transaction

from yimen.records.catalogue import models


@transaction.atomic
def note_uses(uses: Mapping[int, int]) -> None:
    """Uses by matter id; a matter that is not named was not asked for."""
    models.Findable.objects.exclude(pk__in=uses).exclude(uses=0).update(uses=0)
    rows = list(models.Findable.objects.filter(pk__in=uses).only("uses"))
    for row in rows:
        row.uses = uses[row.pk]
    models.Findable.objects.bulk_update(rows, ["uses"], batch_size=1_000)
