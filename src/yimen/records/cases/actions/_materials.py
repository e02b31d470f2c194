"""What was handed in, written beside the case."""

from collections.abc import Iterable
from datetime import datetime

from yimen.records.cases import models
from yimen.rules.catalogue.intake import Paper


def write_papers(case_id: int, papers: Iterable[Paper], at: datetime) -> None:
    """Each paper as the clerk saw it last; the row of its code is replaced."""
    models.HandedIn.objects.bulk_create(
        [
            models.HandedIn(
                case_id=case_id,
                material_code=paper.code,
                state=paper.state,
                originals=paper.originals,
                copies=paper.copies,
                handed_in_at=at if paper.state.is_in else None,
                remark=paper.remark,
            )
            for paper in papers
        ],
        update_conflicts=True,
        unique_fields=["case", "material_code"],
        update_fields=["state", "originals", "copies", "handed_in_at", "remark"],
    )


def evidence_of(papers: Iterable[Paper]) -> list[dict[str, object]]:
    """The papers as a line of the journal keeps them."""
    return [
        {
            "code": paper.code,
            "state": paper.state,
            "originals": paper.originals,
            "copies": paper.copies,
        }
        for paper in papers
    ]
