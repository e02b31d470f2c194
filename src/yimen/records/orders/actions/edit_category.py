"""Add a category, say who answers for it, close it; the journal keeps each change."""

from datetime import datetime

from django.db import transaction

from yimen.records.journal.append import Line, append
from yimen.records.orders.models import Category
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import NotFound, Overtaken
from yimen.rules.voice.categories import check_new


@transaction.atomic
def add_category(
    *, path: str, organ_id: int | None = None, by: Actor, at: datetime
) -> None:
    """A new category below one that is open."""
    authority.require(by, Step.EDIT_CATEGORY)
    known = dict(Category.objects.values_list("path", "is_open"))
    check_new(path, {one for one, is_open in known.items() if is_open}, set(known))
    Category.objects.create(path=path, organ_id=organ_id)
    _note(path, organ_id, by, at, is_open=True)


@transaction.atomic
def change_category(
    *,
    path: str,
    organ_id: int | None,
    is_open: bool,
    version: int,
    by: Actor,
    at: datetime,
) -> None:
    """Another unit answers for it, or nothing is filed there any more."""
    authority.require(by, Step.EDIT_CATEGORY)
    if not Category.objects.filter(path=path).exists():
        raise NotFound(category=path)
    changed = Category.objects.filter(path=path, version=version).update(
        organ_id=organ_id, is_open=is_open, version=version + 1
    )
    if not changed:
        raise Overtaken(category=path)
    _note(path, organ_id, by, at, is_open=is_open)


def _note(
    path: str, organ_id: int | None, by: Actor, at: datetime, *, is_open: bool
) -> None:
    append(
        Line(
            kind="order_category",
            subject=path,
            step=Step.EDIT_CATEGORY,
            by=by,
            happened_at=at,
            after="open" if is_open else "closed",
            payload={"organ_id": organ_id},
        )
    )
