"""Everything that follows from an act on a joint case, written down as one line.

A turn changes members, then settles: whoever waits for what was refused is ended,
whoever may start starts, and the units that start are told by a 抄告单 each. The line
in the joint case's journal names the new columns of every member that changed;
replaying the lines gives the members.
"""

from collections.abc import Mapping

from yimen.records.approvals import facts, models
from yimen.records.approvals.actions import _starting
from yimen.records.approvals.actions._turn import KIND, Turn
from yimen.records.cases import queries as cases
from yimen.records.cases.actions.stand_still import stand_still
from yimen.records.journal.append import Line, append, racing
from yimen.rules.authority.steps import Step
from yimen.rules.joint.clock import joint_facts
from yimen.rules.joint.members import MemberState, Standing, Whole
from yimen.rules.joint.runs import RunState

_KEPT = frozenset({"said_sealed", "answers_sealed"})
_AT_WORK = frozenset({RunState.RUNNING, RunState.JOINED})


def end(
    act: Turn,
    step: Step,
    *,
    article: str = "行政许可法第二十六条",
    evidence: Mapping[str, object] | None = None,
    texts: Mapping[str, str] | None = None,
) -> None:
    """Settle what follows, and write the turn down."""
    before = act.run.state
    with racing(KIND, act.number):
        if act.run.state in _AT_WORK:
            _settle(act)
        _write_members(act)
        _clock(act)
    head = append(
        Line(
            kind=KIND,
            subject=act.number,
            step=step,
            by=act.by,
            happened_at=act.at,
            article=article,
            before=before,
            after=act.run.state,
            payload={**_told(act), **(evidence or {})},
            texts=texts or {},
        )
    )
    act.run.version += 1
    act.change_run(last_sequence=head.sequence, last_hash=head.hash)
    act.run.save(update_fields=sorted({*act.run_changed, "version"}))


def _settle(act: Turn) -> None:
    """End, bring back and start until nothing follows any more."""
    started: list[models.Member] = []
    while True:
        now = act.standing
        ready = [
            member for key in now.may_start if not (member := act.members[key]).optional
        ]
        for key in now.to_end:
            act.change(act.members[key], state=MemberState.ENDED, closed_at=act.at)
        for key in now.to_revive:
            act.change(act.members[key], state=MemberState.WAITING, closed_at=None)
        for member in ready:
            _starting.start(act, member)
        started += ready
        if not (now.to_end or now.to_revive or ready):
            break
    if started:
        _starting.tell(act, started)
    _join(act, now)


def _join(act: Turn, now: Standing) -> None:
    is_joined = now.whole is Whole.JOINED
    if is_joined != (act.run.state == RunState.JOINED):
        act.change_run(
            state=RunState.JOINED if is_joined else RunState.RUNNING,
            joined_at=act.at if is_joined else None,
        )


def _write_members(act: Turn) -> None:
    """One statement for all members of which the same columns have changed."""
    alike: dict[frozenset[str], list[models.Member]] = {}
    for key, names in act.changed.items():
        if key not in act.added:
            alike.setdefault(frozenset(names), []).append(act.members[key])
    for columns, members in alike.items():
        if len(members) == 1:
            members[0].save(update_fields=sorted(columns))
        else:
            models.Member.objects.bulk_update(members, sorted(columns))
    models.Member.objects.bulk_create(act.members[key] for key in sorted(act.added))


def _clock(act: Turn) -> None:
    """Let the parent's clock stand still on the days on which nobody can work."""
    if act.run.state not in _AT_WORK:
        return
    runs = [*act.members.values(), *_earlier(act)]  # what is over keeps its days
    children = [run.child_id for run in runs if run.child_id is not None]
    pauses = cases.pauses_of([act.run.case_id, *children])
    if not pauses or act.run.accepted_on is None:
        return
    clock = joint_facts(
        act.run.accepted_on,
        [facts.clock_member(run, pauses) for run in runs],
        act.case.calendar,
    )
    stand_still(number=act.number, stretches=clock.pauses, at=act.at)


def _earlier(act: Turn) -> list[models.MemberRun]:
    """The runs that are over; asked for only where something ran again."""
    if all(member.attempt == 1 for member in act.members.values()):
        return []
    return list(models.MemberRun.objects.filter(member__run=act.run))


def _told(act: Turn) -> dict[str, object]:
    """The columns that changed, as the journal keeps them; sealed ones lie beside."""
    members = {
        key: {name: _plain(act.members[key], name) for name in sorted(names - _KEPT)}
        for key, names in act.changed.items()
    }
    run = {name: _plain(act.run, name) for name in sorted(act.run_changed - _KEPT)}
    return {"members": members, "run": run}


def _plain(row: models.Member | models.JointRun, name: str) -> object:
    return getattr(row, name)
