"""The register of seals, the sealed files, and what a file proves."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, QuerySet

from yimen.ports.seal import sealer
from yimen.ports.storage import digest_of, storage
from yimen.records.cases import queries as cases
from yimen.records.papers import queries as papers
from yimen.records.people.queries.sight import seen_by
from yimen.records.seals import facts, models
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.documents.seals import Proof, SealVerdict, judge
from yimen.rules.refusals import NotFound

_MOST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class SealRow:
    """A seal in the register."""

    seal_id: int
    name: str
    organ: str
    organ_id: int
    keeper: str
    serial: str
    valid_from: date
    last_valid_on: date
    is_live: bool
    revoked_at: datetime | None
    revoke_reason: str
    uses: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UseRow:
    """One use of a seal."""

    document: str
    case: str
    kind: str
    letter: str
    used_at: datetime
    used_by: str


@dataclass(frozen=True, slots=True)
class SealPage:
    """One seal and all its uses, the newest first."""

    seal: SealRow
    uses: tuple[UseRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a file or a number proves, and who sealed when."""

    verdict: SealVerdict
    seal: str = ""
    document: str = ""
    sealed_at: datetime | None = None
    revoked_at: datetime | None = None


def seals(actor: Actor, at: datetime) -> tuple[SealRow, ...]:
    """The seals the actor may see, by organ."""
    rows = _visible(actor).order_by("organ__code", "-pk")
    return tuple(_row(row, at) for row in rows)


def seal_page(seal_id: int, actor: Actor, at: datetime) -> SealPage:
    """One seal; raises `NotFound`."""
    row = _visible(actor).filter(pk=seal_id).first()
    if row is None:
        raise NotFound(seal=seal_id)
    uses = row.uses.select_related("case", "letter", "used_by").order_by("-pk")
    return SealPage(_row(row, at), tuple(_use(one) for one in uses[:_MOST]))


def sealed_copy(document: str) -> bytes | None:
    """The sealed file of a paper, if there is one. Who asks must see the paper."""
    use = models.SealUse.objects.filter(document=document, kind="electronic").first()
    return storage().fetch(use.digest) if use else None


def check_file(content: bytes) -> Checked:
    """What this file proves."""
    found = sealer().check(content)
    seal = models.Seal.objects.filter(serial=found.serial).first()
    use = _use_of_file(content) if found.has_seal else None
    proof = Proof(
        has_seal=found.has_seal,
        is_untouched=found.is_untouched,
        is_ours=found.is_ours and seal is not None,
        is_in_register=use is not None,
        sealed_at=use.used_at if use else found.sealed_at,
        revoked_at=seal.revoked_at if seal else None,
        is_void=use is not None and _is_void(use.document),
    )
    verdict = judge(proof)
    if seal is None or verdict is SealVerdict.UNKNOWN:
        return Checked(verdict=verdict)
    return _told(verdict, seal, use, found.sealed_at)


def check_number(document: str) -> Checked:
    """Whether a paper of this number was sealed, by whom and when."""
    uses = models.SealUse.objects.select_related("seal")
    use = uses.filter(document=document, kind="electronic").first()
    if use is None:
        return Checked(verdict=SealVerdict.UNKNOWN)
    void = _is_void(document)
    verdict = SealVerdict.VOID if void else SealVerdict.VALID
    return _told(verdict, use.seal, use, use.used_at)


def is_sealed(document: str) -> bool:
    """Whether a paper has its sealed file. Who asks must see the paper."""
    rows = models.SealUse.objects.filter(document=document, kind="electronic")
    return rows.exists()


def _is_void(document: str) -> bool:
    """Whether this paper, of a case or of the house, was taken back since."""
    return cases.is_void(document) or papers.is_void(document)


def _use_of_file(content: bytes) -> models.SealUse | None:
    return models.SealUse.objects.filter(digest=digest_of(content)).first()


def _told(
    verdict: SealVerdict,
    seal: models.Seal,
    use: models.SealUse | None,
    said_at: datetime | None,
) -> Checked:
    return Checked(
        verdict=verdict,
        seal=seal.name,
        document=use.document if use else "",
        sealed_at=use.used_at if use else said_at,
        revoked_at=seal.revoked_at,
    )


def _visible(actor: Actor) -> QuerySet[models.Seal]:
    rows = models.Seal.objects.select_related("organ", "keeper")
    rows = rows.annotate(used=Count("uses"))
    return rows.filter(seen_by(sight_of(actor, Step.SEE_SEALS), hall=None))


def _row(row: Any, at: datetime) -> SealRow:
    return SealRow(
        seal_id=row.pk,
        name=row.name,
        organ=row.organ.name,
        organ_id=row.organ_id,
        keeper=row.keeper.name,
        serial=row.serial,
        valid_from=row.valid_from,
        last_valid_on=row.last_valid_on,
        is_live=facts.seal_of(row).is_live(at),
        revoked_at=row.revoked_at,
        revoke_reason=row.revoke_reason,
        uses=row.used,
    )


def _use(row: Any) -> UseRow:
    return UseRow(
        document=row.document,
        case=row.case.number if row.case else "",
        kind=row.kind,
        letter=row.letter.number,
        used_at=row.used_at,
        used_by=row.used_by.name if row.used_by else "系统",
    )
