"""A draft goes: thrown away by its agent, or after its month."""

from datetime import datetime

from django.db import transaction

from yimen.records.agency import models
from yimen.records.agency.actions import _subjects
from yimen.records.agency.actions._write import officer_of, own_place
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import SYSTEM, Actor
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import NotFound


@transaction.atomic
def drop_draft(*, draft_id: int, by: Actor, at: datetime) -> None:
    """Nothing of it is left but that it was."""
    authority.require(by, Step.KEEP_DRAFT, own_place(by))
    officer = officer_of(by, Step.KEEP_DRAFT)
    rows = models.ErrandDraft.objects.filter(pk=draft_id, officer_id=officer)
    gone, _ = rows.delete()
    if not gone:
        raise NotFound(draft=draft_id)
    _note(draft_id, by, at)


@transaction.atomic
def drop_old_drafts(*, at: datetime) -> int:
    """How many had lain for their month."""
    rows = models.ErrandDraft.objects.select_for_update()
    old = list(rows.filter(kept_until__lte=at).values_list("pk", flat=True))
    models.ErrandDraft.objects.filter(pk__in=old).delete()
    for draft_id in old:
        _note(draft_id, SYSTEM, at)
    return len(old)


def _note(draft_id: int, by: Actor, at: datetime) -> None:
    done = _subjects.Done(Step.KEEP_DRAFT, "dropped", by, at)
    _subjects.write(_subjects.DRAFT, str(draft_id), done, facts={})
