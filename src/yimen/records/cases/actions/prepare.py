"""An applicant fills in at home what they will bring, and the house keeps it.

Whoever gives its code and the telephone under which it was kept finds it again. It is
no application (`rules/cases/drafts.py`): nothing is received before a window takes it.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import IntegrityError, transaction

from yimen.ports.identifiers import check_phone
from yimen.ports.vault import vault
from yimen.records.cases import models
from yimen.records.catalogue import queries as catalogue
from yimen.records.journal.append import Line, append
from yimen.records.network import queries as network
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import SYSTEM, Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases import drafts
from yimen.rules.cases.applicants import NotATelephone
from yimen.rules.cases.drafts import DraftKind, Said
from yimen.rules.refusals import NotFound

_CODES: Final = 10**10  # ten digits: easy to type, and nobody guesses one
_TRIES: Final = 5
_DIGITS: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What was filled in, for which matter, and where they mean to come."""

    matter_code: str
    hall_code: str
    phone: str
    said: Said


@transaction.atomic
def prepare(*, form: Prepared, code: str = "", by: Actor, at: datetime) -> str:
    """The draft's code; with the code it had, the same draft is written over."""
    authority.require(by, Step.PREPARE)
    dialled = check_phone(form.phone)
    place = network.node_of_code(form.hall_code)
    if not dialled.is_valid:
        raise NotATelephone
    if place is None:
        raise NotFound(hall=form.hall_code)
    digest = vault().digest(dialled.number)
    rows = models.ApplicationDraft.objects.select_for_update()
    kept = rows.filter(code=code).first() if code else None
    others = models.ApplicationDraft.objects.filter(phone_digest=digest)
    if kept is not None:
        others = others.exclude(pk=kept.pk)
    drafts.check(form.said, others.count(), drafts.MOST_OF_ONE)
    columns: dict[str, object] = {
        "matter_version_id": catalogue.current_version(form.matter_code).version_id,
        "node_id": place.node_id,
        "said_sealed": vault().seal(json.dumps(dict(form.said), ensure_ascii=False)),
        "phone_sealed": vault().seal(dialled.number),
        "phone_digest": digest,
        "saved_at": at,
        "kept_until": drafts.kept_until(at),
    }
    row = _over(kept, columns) if kept else _new(columns)
    _note(row.pk, "kept", by, at, matter=row.matter_version_id, until=row.kept_until)
    return row.code


def _over(
    row: models.ApplicationDraft, columns: Mapping[str, object]
) -> models.ApplicationDraft:
    for name, value in columns.items():
        setattr(row, name, value)
    row.save(update_fields=list(columns))
    return row


def _new(columns: Mapping[str, object]) -> models.ApplicationDraft:
    for _ in range(_TRIES):
        code = f"{secrets.randbelow(_CODES):0{_DIGITS}d}"
        try:
            with transaction.atomic():
                return models.ApplicationDraft.objects.create(code=code, **columns)
        except IntegrityError:
            continue
    raise RuntimeError("no free code")


@transaction.atomic
def drop_prepared(*, code: str, by: Actor, at: datetime) -> None:
    """Nothing of it is left but that it was."""
    authority.require(by, Step.PREPARE)
    row = models.ApplicationDraft.objects.filter(code=code).first()
    if row is None:
        raise NotFound(draft=code)
    pk = row.pk
    row.delete()
    _note(pk, "dropped", by, at)


@transaction.atomic
def drop_old_prepared(*, at: datetime) -> int:
    """How many had lain for their month."""
    rows = models.ApplicationDraft.objects.select_for_update()
    old = list(rows.filter(kept_until__lte=at).values_list("pk", flat=True))
    models.ApplicationDraft.objects.filter(pk__in=old).delete()
    for pk in old:
        _note(pk, "dropped", SYSTEM, at)
    return len(old)


def _note(pk: int, after: str, by: Actor, at: datetime, **facts: object) -> None:
    append(
        Line(
            kind=DraftKind.APPLICATION,
            subject=str(pk),
            step=Step.PREPARE,
            by=by,
            happened_at=at,
            after=after,
            payload=facts,
        )
    )
