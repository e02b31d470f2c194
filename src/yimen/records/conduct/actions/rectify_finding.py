"""What a round found is put right; another hand looks again."""

from datetime import datetime

from django.db import transaction

from yimen.records.conduct.actions._write import Done, change, officer_of
from yimen.records.conduct.models import PatrolFinding
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.conduct import patrols
from yimen.rules.conduct.patrols import FindingState
from yimen.rules.refusals import NotFound


def the_finding(finding_id: int, by: Actor, step: Step) -> PatrolFinding:
    """The finding, if the actor may take this step about it."""
    rows = PatrolFinding.objects.select_related("hall")
    row = rows.filter(pk=finding_id).first()
    if row is None:
        raise NotFound(finding=finding_id)
    place = Place(
        organ_id=row.organ_id,
        hall_id=row.hall_id,
        hall_path=row.hall.path,
        holder_id=row.officer_id,
    )
    authority.require(by, step, place)
    return row


@transaction.atomic
def rectify_finding(
    *, finding_id: int, said: str, version: int, by: Actor, at: datetime
) -> None:
    """Put right, with a word how; it waits for another hand."""
    row = the_finding(finding_id, by, Step.RECTIFY_FINDING)
    after = patrols.after_rectifying(FindingState(row.state), said)
    done = Done(
        step=Step.RECTIFY_FINDING,
        by=by,
        at=at,
        after=after,
        evidence={"officer": row.officer_id},
        texts={"rectified": said},
    )
    change(
        row,
        version,
        "patrol_finding",
        done,
        state=after.value,
        rectified=said.strip(),
        rectified_at=at,
        rectified_by_id=officer_of(by, Step.RECTIFY_FINDING),
    )


@transaction.atomic
def accept_finding(
    *, finding_id: int, accepts: bool, version: int, by: Actor, at: datetime
) -> None:
    """Accepted, or open again."""
    row = the_finding(finding_id, by, Step.ACCEPT_FINDING)
    after = patrols.after_looking_again(
        FindingState(row.state),
        accepts=accepts,
        is_same_hand=row.rectified_by_id in by.officer_ids,
    )
    hand = officer_of(by, Step.ACCEPT_FINDING)
    done = Done(step=Step.ACCEPT_FINDING, by=by, at=at, after=after)
    change(
        row,
        version,
        "patrol_finding",
        done,
        state=after.value,
        accepted_at=at if accepts else None,
        accepted_by_id=hand if accepts else None,
    )
