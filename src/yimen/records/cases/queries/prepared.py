"""Forms that applicants fill in at home: found again, and told of what changes."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from yimen.ports.vault import vault
from yimen.records.cases.models import ApplicationDraft
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.cases.drafts import DraftHolder, Said
from yimen.rules.refusals import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedPage:
    """A form as it was left. Not to be shown to anybody else."""

    draft_id: int
    code: str
    matter_version_id: int
    matter_code: str
    matter_name: str
    is_changed: bool  # the guide was, since it was saved
    hall_code: str
    hall_name: str
    said: Said
    phone: str
    saved_at: datetime
    kept_until: datetime

    def first(self, name: str) -> str:
        """What was typed into a field that takes one value."""
        return next(iter(self.said.get(name, ())), "")


def prepared_of(code: str, phone: str, at: datetime) -> PreparedPage | None:
    """The form under this code and telephone."""
    return _page(at, code=code, phone_digest=vault().digest(phone))


def held_prepared(code: str, at: datetime) -> PreparedPage | None:
    """The form whose code and telephone this browser has given already."""
    return _page(at, code=code) if code else None


def prepared_at_window(code: str, actor: Actor, at: datetime) -> PreparedPage:
    """The form whose code somebody brought to the actor's window."""
    here = Place(hall_id=actor.hall_id, hall_path=actor.hall_path)
    authority.require(actor, Step.SEE_PREPARED, here)
    page = _page(at, code="".join(code.split()))
    if page is None:
        raise NotFound(draft=code)
    return page


def _page(at: datetime, **where: object) -> PreparedPage | None:
    rows = ApplicationDraft.objects.filter(kept_until__gt=at, **where)
    row = rows.select_related("matter_version__matter", "node").first()
    return _read(row) if row else None


def _read(row: Any) -> PreparedPage:
    box, version = vault(), row.matter_version
    return PreparedPage(
        draft_id=row.pk,
        code=row.code,
        matter_version_id=version.pk,
        matter_code=version.matter.code,
        matter_name=version.name,
        is_changed=version.matter.current_id != version.pk,
        hall_code=row.node.code,
        hall_name=row.node.name,
        said=json.loads(box.unseal(bytes(row.said_sealed))),
        phone=box.unseal(bytes(row.phone_sealed)),
        saved_at=row.saved_at,
        kept_until=row.kept_until,
    )


def prepared_holders(
    *, matter_id: int | None = None, path: str | None = None
) -> tuple[DraftHolder, ...]:
    """Who fills in a form for a matter, or means to come to a hall below a path."""
    wanted: dict[str, Any] = {}
    if matter_id is not None:
        wanted["matter_version__matter_id"] = matter_id
    if path is not None:
        wanted["node__path__startswith"] = path
    rows = ApplicationDraft.objects.filter(**wanted).order_by("pk")
    return tuple(
        DraftHolder(row.pk, None, row.node_id, vault().unseal(bytes(row.phone_sealed)))
        for row in rows
    )
