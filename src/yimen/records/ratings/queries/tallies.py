"""The figures of ratings, from the tables and, to compare, from the journal alone."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import QuerySet

from yimen.records.cases import queries as cases
from yimen.records.journal.queries import following as journal
from yimen.records.network import queries as network
from yimen.records.people import queries as people
from yimen.records.people.queries.sight import seen_by
from yimen.records.ratings import facts
from yimen.records.ratings.models import Rating
from yimen.records.ratings.queries.lists import RatingFilter, matching, not_own
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.voice.rating_tallies import Counted, Coverage, RatingCut, Tally, tally
from yimen.rules.voice.ratings import Level

_PACK: Final = 5000
_STEPS: Final = (Step.RATE.value, Step.INVALIDATE_RATING.value)


@dataclass(frozen=True, slots=True)
class Figures:
    """The tally of all, and of each group by its name."""

    whole: Tally
    groups: tuple[tuple[str, Tally], ...]  # by name


@dataclass(frozen=True, slots=True)
class Replayed:
    """The tally as the tables say it and as the journal says it."""

    tables: Tally
    journal: Tally
    first_bad: str  # the first rating that differs; "" where none does

    @property
    def ok(self) -> bool:
        """Whether both say the same."""
        return not self.first_bad and self.tables == self.journal


def figures(wanted: RatingFilter, cut: RatingCut | None, actor: Actor) -> Figures:
    """The figures of the ratings the actor may see.

    By officer they leave out the actor's own, like every list does.
    """
    rows = _seen(actor).filter(matching(wanted)).distinct()
    if cut is RatingCut.OFFICER:
        rows = rows.filter(not_own(actor))
    whole, groups = tally(map(facts.counted_of, rows), cut)
    return Figures(whole, _named(cut, groups))


def public_figures(first_on: date, last_on: date) -> Figures:
    """What is published: the district's tally by hall, nothing of officers."""
    rows = Rating.objects.filter(rated_on__gte=first_on, rated_on__lte=last_on)
    whole, groups = tally(map(facts.counted_of, rows), RatingCut.HALL)
    return Figures(whole, _named(RatingCut.HALL, groups))


def coverage(first_on: date, last_on: date, hall_path: str = "") -> Coverage:
    """Of the cases that ended on these days, how many were rated; each once."""
    closed = cases.ended_between(first_on, last_on, hall_path=hall_path)
    rows = Rating.objects.filter(is_valid=True, case_id__in=[c.case_id for c in closed])
    visits = {one.ticket_id for one in closed if one.ticket_id is not None}
    by_visit = Rating.objects.filter(is_valid=True, ticket_id__in=visits)
    worst: dict[int, Level] = {}
    for case_id, level in rows.filter(ticket=None).values_list("case_id", "level"):
        worst[case_id] = Level(level)
    of_visit = dict(by_visit.values_list("ticket_id", "level"))
    for one in closed:
        if one.ticket_id in of_visit:
            worst.setdefault(one.case_id, Level(of_visit[one.ticket_id]))
    satisfied = sum(not level.is_bad for level in worst.values())
    return Coverage(closed=len(closed), rated=len(worst), satisfied=satisfied)


def journal_ratings() -> Iterator[Counted]:
    """Every rating as the journal alone tells it."""
    found: dict[str, Counted] = {}
    last = 0
    while lines := journal.lines_after(last, _STEPS, _PACK):
        for line in lines:
            last = line.entry_id
            if line.step == Step.RATE:
                found[line.subject] = _counted(line.subject, line.payload)
            else:
                known = found[line.subject]
                found[line.subject] = Counted(
                    rating=known.rating,
                    level=known.level,
                    on=known.on,
                    is_valid=False,
                    places=known.places,
                )
    yield from found.values()


def replay(first_on: date, last_on: date) -> Replayed:
    """Compute the tally of these days from the journal, and hold it against ours."""
    kept = {
        str(row.pk): facts.counted_of(row)
        for row in Rating.objects.filter(rated_on__gte=first_on, rated_on__lte=last_on)
    }
    told = {
        one.rating: one for one in journal_ratings() if first_on <= one.on <= last_on
    }
    names = sorted(kept.keys() | told.keys(), key=int)
    bad = next((name for name in names if kept.get(name) != told.get(name)), "")
    tables, said = tally(kept.values())[0], tally(told.values())[0]
    return Replayed(tables, said, bad)


def _counted(rating: str, payload: Mapping[str, Any]) -> Counted:
    cuts = (RatingCut.WINDOW, RatingCut.OFFICER, RatingCut.ORGAN, RatingCut.HALL)
    more = (RatingCut.MATTER, RatingCut.CHANNEL, RatingCut.POINT)
    places = {cut: payload.get(cut.value) for cut in (*cuts, *more)}
    return Counted(
        rating=rating,
        level=Level(payload["level"]),
        on=date.fromisoformat(payload["on"]),
        places={cut: str(one) for cut, one in places.items() if one is not None},
    )


def _seen(actor: Actor) -> QuerySet[Rating]:
    sight = sight_of(actor, Step.SEE_RATINGS)
    return Rating.objects.filter(seen_by(sight, organ="organ", hall="hall"))


def _named(
    cut: RatingCut | None, groups: Mapping[str, Tally]
) -> tuple[tuple[str, Tally], ...]:
    names = _names(cut, groups)
    return tuple((names.get(key, key), one) for key, one in groups.items())


def _windows(ids: Collection[int]) -> Mapping[str, str]:
    """Windows with their halls: every hall has a number one."""
    labels = network.window_labels()
    rows = Rating.objects.filter(window_id__in=ids).order_by().distinct()
    halls = dict(rows.values_list("window_id", "hall__name"))
    return {str(pk): f"{halls.get(pk, '')} {labels.get(pk, '')}" for pk in ids}


def _names(cut: RatingCut | None, groups: Mapping[str, Tally]) -> Mapping[str, str]:
    ids = [int(key) for key in groups if key.isdecimal()]
    match cut:
        case RatingCut.OFFICER:
            return {str(pk): name for pk, name in people.names_of(ids).items()}
        case RatingCut.ORGAN:
            return {str(one.organ_id): one.name for one in people.organ_choices()}
        case RatingCut.HALL:
            return {str(one.node_id): one.name for one in network.all_nodes()}
        case RatingCut.WINDOW:
            return _windows(ids)
        case _:
            return {}
