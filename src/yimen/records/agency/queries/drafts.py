"""Forms that are not finished: an agent's own, and whom a change touches."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from yimen.ports.vault import vault
from yimen.records.agency import models
from yimen.rules import masking
from yimen.rules.authority.actors import Actor
from yimen.rules.cases.drafts import DraftHolder, Said
from yimen.rules.refusals import NotFound


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft in its agent's list."""

    draft_id: int
    matter: str
    client: str  # masked; "" if nobody was written down yet
    saved_at: datetime
    kept_until: datetime


@dataclass(frozen=True, slots=True)
class DraftPage:
    """A draft with what was typed, to go on from."""

    draft_id: int
    submit_key: str
    matter_version_id: int
    said: Said
    phone: str
    saved_at: datetime
    kept_until: datetime


def drafts_of(actor: Actor) -> tuple[DraftRow, ...]:
    """The agent's own drafts, the last one first."""
    rows = models.ErrandDraft.objects.select_related("matter_version")
    own = rows.filter(officer_id=actor.officer_id or 0).order_by("-saved_at", "-pk")
    return tuple(_row(row) for row in own)


def _row(row: models.ErrandDraft) -> DraftRow:
    name = next(iter(_said(row).get("name", ())), "").strip()
    return DraftRow(
        row.pk,
        row.matter_version.name,
        masking.name(name) if name else "",
        row.saved_at,
        row.kept_until,
    )


def _said(row: models.ErrandDraft) -> Said:
    said: dict[str, list[str]] = json.loads(vault().unseal(bytes(row.said_sealed)))
    return said


def draft_page(draft_id: int, actor: Actor) -> DraftPage:
    """One of the agent's own; `NotFound` for everybody else."""
    own = models.ErrandDraft.objects.filter(officer_id=actor.officer_id or 0)
    row = own.filter(pk=draft_id).first()
    if row is None:
        raise NotFound(draft=draft_id)
    return DraftPage(
        row.pk,
        row.submit_key,
        row.matter_version_id,
        _said(row),
        vault().unseal(bytes(row.phone_sealed)),
        row.saved_at,
        row.kept_until,
    )


def draft_holders(
    *, matter_id: int | None = None, path: str | None = None
) -> tuple[DraftHolder, ...]:
    """Who keeps a draft of a matter, or at a station below a hall."""
    wanted: dict[str, Any] = {}
    if matter_id is not None:
        wanted["matter_version__matter_id"] = matter_id
    if path is not None:
        wanted["node__path__startswith"] = path
    rows = models.ErrandDraft.objects.filter(**wanted).order_by("pk")
    return tuple(
        DraftHolder(
            row.pk,
            row.officer_id,
            row.node_id,
            vault().unseal(bytes(row.phone_sealed)),
        )
        for row in rows
    )
