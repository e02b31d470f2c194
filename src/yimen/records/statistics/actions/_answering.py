"""How each kind of question is answered: gather the past, replay it, tell the lines."""

from collections.abc import Callable, Iterator, Sequence

from yimen.ports.queue_simulation import ran
from yimen.records.approvals.queries import graph_page
from yimen.records.statistics.models import WhatIf
from yimen.records.statistics.queries._halls_past import hall_days
from yimen.records.statistics.queries._joint_past import joints
from yimen.records.statistics.queries._question import Question
from yimen.records.statistics.queries._used import BY_DAY, used_counts
from yimen.records.statistics.queries.used_of_datasets import used_of_dataset
from yimen.rules.authority.sight import EVERYTHING
from yimen.rules.joint.graphs import Graph
from yimen.rules.statistics.cuts import WHOLE, Cut, Scope
from yimen.rules.statistics.periods import Period
from yimen.rules.what_if import graphs as what_if_graphs
from yimen.rules.what_if import limits as what_if_limits
from yimen.rules.what_if import queues as what_if_queues
from yimen.rules.what_if.answers import Answer, Figure, Line, plain
from yimen.rules.what_if.graphs import Joined
from yimen.rules.what_if.limits import Handled, Kept, NewPromise, week_of
from yimen.rules.what_if.queues import REPLICATIONS, Change, HallDay, Ran, Waits
from yimen.rules.what_if.replaying import Kind, NothingToReplay

Tell = Callable[[int], None]
_MOST_RUNGS = 60


def answered(row: WhatIf, tell: Tell) -> Answer:
    """The answer; raises `NothingToReplay` where nothing happened."""
    match Kind(row.kind):
        case Kind.LIMIT:
            return _limit(row, tell)
        case Kind.GRAPH:
            return _graph(row, tell)
        case Kind.WINDOWS | Kind.HOURS:
            return _queue(row, tell)


def _period(row: WhatIf) -> Period:
    return Period(row.first_on, row.last_on)


def _limit(row: WhatIf, tell: Tell) -> Answer:
    handled = tuple(_handled(row))
    if not handled:
        raise NothingToReplay(what_if=row.pk)
    tell(50)
    promise = NewPromise(row.asked["days"], row.asked["percent_less"])
    before = what_if_limits.replayed(handled, NewPromise(), row.seed)
    after = what_if_limits.replayed(handled, promise, row.seed)
    used = [(one.used, one.count) for one in handled]
    most = max([one.promised or 0 for one in handled] + [day for day, _ in used])
    rungs = what_if_limits.ladder(used, min(most, _MOST_RUNGS))
    return Answer(
        tuple(_kept_lines(before, after)),
        ladder=tuple((rung.days, rung.late) for rung in rungs),
    )


def _handled(row: WhatIf) -> Iterator[Handled]:
    if row.dataset:
        yield from used_of_dataset(row.dataset, _period(row), row.asked["matter"])
        return
    only = {Cut.MATTER: row.asked["matter"]} if row.asked["matter"] else {}
    question = Question(Scope(row.path, only), {WHOLE: _period(row)}, EVERYTHING)
    for closed_on, used, promised, count in used_counts(question, BY_DAY):
        yield Handled(week_of(closed_on), used, promised, count)


def _kept_lines(before: Kept, after: Kept) -> Iterator[Line]:
    for figure, was, now in (
        (Figure.CASES, before.cases, after.cases),
        (Figure.MEAN_PROMISE, before.mean_promise, after.mean_promise),
        (Figure.LATE, before.late, after.late),
        (Figure.WORST_WEEK, before.worst_late, after.worst_late),
    ):
        yield Line(figure, was, plain(was), plain(now))
    yield Line(Figure.LATE_RATE, before.rate.value, before.rate, after.rate)


def _graph(row: WhatIf, tell: Tell) -> Answer:
    matter = row.asked["matter"]
    past = joints(matter, row.path, _period(row))
    if not past:
        raise NothingToReplay(what_if=row.pk)
    tell(50)
    now = graph_page(matter).graph
    number = row.asked["graph"]
    wanted = (
        graph_page(matter, number).graph if number else Graph(approvals=now.approvals)
    )
    was = what_if_graphs.as_it_was(past, row.seed)
    before = what_if_graphs.replayed(past, now, row.seed)
    tell(75)
    after = what_if_graphs.replayed(past, wanted, row.seed)
    names = {one.key: one.name for one in (*now.approvals, *wanted.approvals)}
    chain = tuple(names.get(key, key) for key in after.longest_chain)
    return Answer(tuple(_joined_lines(was, before, after)), chain=chain)


def _joined_lines(was: Joined, before: Joined, after: Joined) -> Iterator[Line]:
    yield Line(Figure.CASES, was.cases, plain(before.cases), plain(after.cases))
    yield Line(Figure.MEAN_DAYS, was.mean.value, before.mean, after.mean)
    for figure, share in ((Figure.MEDIAN_DAYS, "median"), (Figure.P90_DAYS, "p90")):
        told = [getattr(one.days, share) for one in (was, before, after)]
        yield Line(figure, told[0], plain(told[1]), plain(told[2]))
    yield Line(Figure.LATE_RATE, was.late.value, before.late, after.late)


def _queue(row: WhatIf, tell: Tell) -> Answer:
    days = hall_days(row.node_id, _period(row))
    if not days:
        raise NothingToReplay(what_if=row.pk)
    asked = row.asked
    change = Change(
        fewer=asked["fewer"],
        is_pooled=asked["is_pooled"],
        opens=asked["opens"],
        closes=asked["closes"],
    )
    before: list[Ran] = []
    after: list[Ran] = []
    for turn in range(REPLICATIONS):
        dealt = _dealt(days, row.seed, turn)
        before += [ran(day) for day in dealt]
        after += [ran(what_if_queues.changed(day, change)) for day in dealt]
        tell(100 * (turn + 1) // (REPLICATIONS + 1))
    count = len(days)
    told = [
        what_if_queues.told(runs[:count], runs, row.seed) for runs in (before, after)
    ]
    away = sum(what_if_queues.turned_away(day, change) for day in days)
    return Answer(tuple(_waits_lines(days, told[0], told[1], away)))


def _dealt(days: Sequence[HallDay], seed: int, turn: int) -> list[HallDay]:
    """The first time the days as they were, then with their services dealt anew."""
    if turn == 0:
        return list(days)
    return [what_if_queues.reshuffled(day, seed + turn) for day in days]


def _waits_lines(
    days: Sequence[HallDay], before: Waits, after: Waits, away: int
) -> Iterator[Line]:
    was = what_if_queues.recorded(days)
    came = plain(before.visitors), plain(after.visitors)
    yield Line(Figure.VISITORS, before.visitors, *came)
    yield Line(Figure.MEAN_WAIT, was.mean, before.mean, after.mean)
    yield Line(Figure.MEDIAN_WAIT, was.median, before.median, after.median)
    yield Line(Figure.P90_WAIT, was.p90, before.p90, after.p90)
    yield Line(Figure.LONG_WAITS, None, before.long_share, after.long_share)
    unserved = before.unserved_share, after.unserved_share
    yield Line(Figure.UNSERVED, None, *unserved)
    if away:
        yield Line(Figure.TURNED_AWAY, None, plain(0), plain(away))
    yield Line(Figure.LOAD, None, before.load, after.load)
