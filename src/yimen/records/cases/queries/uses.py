"""How often each matter is asked for: what ranks the search and the list of guides."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Count

from yimen.records.cases import models

LATELY: Final = timedelta(days=180)  # seasons pass, habits stay


def matter_uses(at: datetime) -> Mapping[int, int]:
    """Cases handed in lately, by matter; a matter without any is not named."""
    rows = models.Case.objects.filter(received_at__gt=at - LATELY, received_at__lte=at)
    counted = rows.values_list("matter_version__matter").annotate(Count("pk"))
    return dict(counted.order_by())
