"""A use of a seal: the letter it is used under, its row and its line.

What stands around the text of the file (codes that lead to public pages) is known to
the screens: `site/wiring.py` registers who tells it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from yimen.ports.impressions import Impression
from yimen.ports.pdf import Imprint, typesetter
from yimen.ports.seal import sealer
from yimen.ports.storage import storage
from yimen.records.journal.append import Line, append
from yimen.records.people import queries as people
from yimen.records.seals import facts, models
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.documents import seals
from yimen.rules.documents.frame import Sheet
from yimen.rules.documents.seals import Seal, SealedAlready


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What is sealed."""

    number: str
    case_id: int | None  # a paper of the house has none
    case_number: str
    organ_id: int
    matter_code: str


_around: list[Callable[[Sheet], Imprint]] = []


def use(around: Callable[[Sheet], Imprint]) -> None:
    """From now on, this one tells what stands around the text of a sealed file."""
    _around[:] = [around]


def file_under(seal: Seal, sheet: Sheet, at: datetime) -> str:
    """The digest of the paper's file, which lies in the storage under this seal."""
    impression = Impression(
        seal=facts.key_of(seal.seal_id),
        organ=seal.name,
        reason=f"{sheet.title} {sheet.number}",
        place=sheet.seal,
    )
    plain = typesetter().pdf(sheet, _imprint(sheet))
    return storage().keep(sealer().seal(plain, impression, at))


def _imprint(sheet: Sheet) -> Imprint:
    return next((around(sheet) for around in _around), Imprint(line=""))


def unsealed(document: str) -> None:
    """Raise if this paper has its sealed file already."""
    known = models.SealUse.objects.filter(document=document, kind="electronic")
    if known.exists():
        raise SealedAlready(document=document)


def live_seal(organ_id: int, at: datetime) -> Seal:
    """The organ's seal, held until the act ends; raises `NoLiveSeal`."""
    rows = models.Seal.objects.select_for_update(of=("self",))
    row = rows.filter(organ_id=organ_id, revoked_at=None).first()
    return seals.require_live(facts.seal_of(row) if row else None, at)


def under(seal: Seal, paper: Paper, by: Actor, at: datetime) -> int:
    """The letter under which this paper is sealed; raises `SealWithoutLetter`."""
    holders = {by.officer_id, seal.keeper_id} - {None}
    letters = people.numbered_letters_of(sorted(h for h in holders if h is not None))
    return seals.letter_for(
        seal, letters, by=by.officer_id, matter_code=paper.matter_code, at=at
    )


def written(
    seal: Seal, paper: Paper, letter_id: int, digest: str, by: Actor, at: datetime
) -> int:
    """The id of the use, which stands in the journal of the seal."""
    kind = "electronic" if digest else "hand"
    use = models.SealUse.objects.create(
        seal_id=seal.seal_id,
        letter_id=letter_id,
        case_id=paper.case_id,
        document=paper.number,
        kind=kind,
        used_at=at,
        used_by_id=by.officer_id,
        digest=digest,
    )
    append(
        Line(
            kind="seal",
            subject=str(seal.seal_id),
            step=Step.USE_SEAL,
            by=by,
            happened_at=at,
            article="行政许可法第三十二条",
            after=kind,
            payload={
                "use": use.pk,
                "document": paper.number,
                "case": paper.case_number,
                "letter": letter_id,
                "digest": digest,
            },
        )
    )
    return int(use.pk)
