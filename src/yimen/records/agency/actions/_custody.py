"""Links of custody, written; the database refuses whatever breaks a chain."""

from collections.abc import Iterable
from datetime import datetime

from yimen.records.agency import models
from yimen.rules.agency import custody
from yimen.rules.agency.custody import ItemKind, Link
from yimen.rules.catalogue.intake import Paper
from yimen.rules.catalogue.matters import Matter

BUNDLE = "申请材料（一套）"


def write(
    links: Iterable[Link],
    signatures: tuple[str, str],
    *,
    happened_at: datetime,
    recorded_at: datetime,
) -> None:
    """Each paper goes from one hand to the next, signed by both."""
    custody.signed(*signatures)
    giver_signed, taker_signed = signatures
    models.CustodyLink.objects.bulk_create(
        models.CustodyLink(
            item_id=link.item_id,
            sequence=link.sequence,
            giver=link.giver,
            taker=link.taker,
            giver_signed=giver_signed,
            taker_signed=taker_signed,
            happened_at=happened_at,
            recorded_at=recorded_at,
        )
        for link in links
    )


def entrusted(
    errand_id: int, matter: Matter, papers: tuple[Paper, ...]
) -> list[models.CustodyItem]:
    """The bundle and each original, as things that somebody holds."""
    items = [models.CustodyItem(errand_id=errand_id, name=BUNDLE, kind=ItemKind.BUNDLE)]
    for paper in papers:
        material = matter.material(paper.code)
        if material is not None and paper.originals and paper.state.is_in:
            items.append(
                models.CustodyItem(
                    errand_id=errand_id,
                    name=material.name,
                    kind=ItemKind.ORIGINAL,
                    material_code=paper.code,
                    pieces=paper.originals,
                )
            )
    return models.CustodyItem.objects.bulk_create(items)


def results(errand_id: int, names: Iterable[str]) -> list[models.CustodyItem]:
    """What the organ gives back for the villager."""
    return models.CustodyItem.objects.bulk_create(
        models.CustodyItem(errand_id=errand_id, name=name, kind=ItemKind.RESULT)
        for name in names
    )
