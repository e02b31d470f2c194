"""An agent keeps a form that is not finished; the same form again is the same draft."""

import json
from datetime import datetime

from django.db import transaction

from yimen.ports.vault import vault
from yimen.records.agency import models
from yimen.records.agency.actions import _numbering, _subjects
from yimen.records.agency.actions._write import officer_of, own_place
from yimen.records.catalogue import queries as catalogue
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases import drafts
from yimen.rules.cases.drafts import Said
from yimen.rules.refusals import NotFound


@transaction.atomic
def save_draft(
    *,
    submit_key: str,
    matter_version_id: int,
    said: Said,
    phone: str = "",
    by: Actor,
    at: datetime,
) -> int:
    """The draft's id; it is kept for a month from now."""
    authority.require(by, Step.KEEP_DRAFT, own_place(by))
    officer = officer_of(by, Step.KEEP_DRAFT)
    matter = catalogue.matter_version(matter_version_id)
    _check(submit_key, said, officer)
    columns = {
        "matter_version_id": matter.version_id,
        "said_sealed": vault().seal(json.dumps(dict(said), ensure_ascii=False)),
        "phone_sealed": vault().seal("".join(phone.split())[:20]),
        "saved_at": at,
        "kept_until": drafts.kept_until(at),
    }
    kept, _ = models.ErrandDraft.objects.update_or_create(
        submit_key=submit_key,
        defaults=columns,
        create_defaults={
            **columns,
            "officer_id": officer,
            "node_id": by.hall_id or 0,
        },
    )
    _subjects.write(
        _subjects.DRAFT,
        str(kept.pk),
        _subjects.Done(Step.KEEP_DRAFT, "kept", by, at),
        facts={"matter": matter.version_id, "until": columns["kept_until"]},
    )
    return int(kept.pk)


def _check(submit_key: str, said: Said, officer: int) -> None:
    """Raise unless it is the agent's own, and one that the house keeps."""
    _numbering.one_by_one(f"drafts of {officer}")
    row = models.ErrandDraft.objects.filter(submit_key=submit_key).first()
    if row is not None and row.officer_id != officer:
        raise NotFound(draft=submit_key)
    others = models.ErrandDraft.objects.filter(officer_id=officer)
    drafts.check(said, 0 if row else others.count())
