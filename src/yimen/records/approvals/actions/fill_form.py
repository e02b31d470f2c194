"""The one form of a bundle is filled in: every part reads its own fields from it."""

import json
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from yimen.ports.vault import vault
from yimen.records.approvals.actions._reach import as_lead
from yimen.records.approvals.actions._settling import end
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.joint import bundles


@transaction.atomic
def fill_form(
    *, number: str, answers: Mapping[str, str], by: Actor, at: datetime
) -> None:
    """The joint case with these answers; a required question left empty is refused."""
    act = as_lead(number, Step.FILL_FORM, by, at)
    act.require_changeable()
    said = bundles.filled(act.graph.form, answers)
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    act.change_run(answers_sealed=vault().seal(text))
    end(act, Step.FILL_FORM, evidence={"fields": sorted(said)}, texts={"form": text})
