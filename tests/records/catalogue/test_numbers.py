"""The catalogue of a day: what was in use on it, and nothing else."""

from datetime import timedelta

import pytest

from makers.catalogue import NOON, a_matter, an_organ
from yimen.records.catalogue import actions, queries
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.catalogue.matter_changes import Change

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(days=3)
STILL_LATER = NOON + timedelta(days=6)


def test_what_is_frozen_suspended_or_cancelled_is_not_in_use() -> None:
    organ, other = an_organ(), an_organ()
    for code in ("Y-kept", "Y-frozen", "Y-suspended", "Y-cancelled", "Y-draft"):
        sheet = actions.Sheet(matter=a_matter(code=code, organ_id=organ))
        actions.save_draft(sheet, by=SYSTEM, at=NOON)
        if code != "Y-draft":
            actions.publish(code, by=SYSTEM, at=NOON)

    def change(code: str, what: Change, **more: object) -> None:
        order = actions.Order(change=what, basis="云政发〔2026〕3号", **more)  # type: ignore[arg-type]
        at = STILL_LATER if what in {Change.THAW, Change.RESUME} else LATER
        actions.change_matter(code, order, by=SYSTEM, at=at)

    change("Y-frozen", Change.FREEZE)
    change("Y-suspended", Change.SUSPEND)
    change("Y-cancelled", Change.CANCEL)
    change("Y-kept", Change.CHANGE_AUTHORITY, organ_id=other)
    change("Y-frozen", Change.THAW)
    change("Y-suspended", Change.RESUME)

    def on(days: int, organ_id: int | None = None) -> int:
        day = (NOON + timedelta(days=days)).date()
        return len(queries.catalogue_on(day, organ_id))

    assert [on(days) for days in (-1, 0, 2, 3, 5, 6, 99)] == [0, 4, 4, 1, 1, 3, 3]
    assert (on(2, organ), on(3, organ), on(3, other)) == (4, 0, 1)
