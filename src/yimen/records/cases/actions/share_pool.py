"""What comes to the whole comes to its parts as well (一套材料).

Papers are handed in once, to the joint case. A file that is scanned later, and a paper
that was promised and comes, serve every part that reads them, and nobody carries them
from unit to unit.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from yimen.records.cases import models
from yimen.records.cases.actions import _owed, supply_owed
from yimen.records.cases.facts import CaseFacts, case_facts
from yimen.rules.authority.actors import SYSTEM, Actor
from yimen.rules.catalogue import tolerance
from yimen.rules.catalogue.intake import Paper


@transaction.atomic
def share_pool(
    *,
    whole: str,
    part: str,
    materials: Mapping[str, str],
    by: Actor,
    at: datetime,
) -> None:
    """The part with the whole's files, and without the debts that the whole has paid.

    `materials`: which of the whole's papers serve as which of the part's.
    """
    given, taking = case_facts(whole, SYSTEM), case_facts(part, SYSTEM)
    share_files(given.case_id, taking.case_id, materials)
    papers = _come(given, taking, materials)
    if papers:
        supply_owed.settle(taking, papers, {"whole": whole}, by=by, at=at)


def _come(
    given: CaseFacts, taking: CaseFacts, materials: Mapping[str, str]
) -> tuple[Paper, ...]:
    """What the part still owes and the whole has by now."""
    owed = {debt.code for debt in tolerance.still_owed(_owed.debts_of(taking))}
    come = {paper.code: paper for paper in given.papers if paper.state.is_in}
    return tuple(
        Paper(own, paper.state, paper.originals, paper.copies, paper.remark)
        for own, shared in materials.items()
        if own in owed and (paper := come.get(shared)) is not None
    )


def share_files(whole_id: int, part_id: int, materials: Mapping[str, str]) -> None:
    """The files of what was handed in once, beside the part as well."""
    serving: dict[str, list[str]] = {}
    for own, shared in materials.items():
        serving.setdefault(shared, []).append(own)
    there = models.Upload.objects.filter(case_id=part_id)
    known = set(there.values_list("material_code", "digest"))
    rows = models.Upload.objects.filter(
        case_id=whole_id, material_code__in=list(serving)
    ).order_by("pk")
    models.Upload.objects.bulk_create(
        models.Upload(
            case_id=part_id,
            material_code=own,
            name=row.name,
            media_type=row.media_type,
            size_bytes=row.size_bytes,
            digest=row.digest,
            uploaded_at=row.uploaded_at,
            uploaded_by_id=row.uploaded_by_id,
        )
        for row in rows
        for own in serving[row.material_code]
        if (own, row.digest) not in known
    )
