"""Awards: rules in versions, a proposal that follows from closed cards, a signature."""

from datetime import datetime

from django.db import IntegrityError, transaction

from yimen.records.journal.append import Line, append
from yimen.records.performance import facts
from yimen.records.performance.actions._telling import Act, tell_award
from yimen.records.performance.models import Award, AwardRules, Score
from yimen.records.performance.queries.around import poor_months
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.performance.awards import (
    MONTHS,
    AwardRule,
    AwardSettled,
    AwardState,
    Candidate,
    NotClosedYet,
    as_data,
    check_rules,
    faults,
    from_data,
    winners,
)
from yimen.rules.performance.indicators import Scored
from yimen.rules.performance.scoring import Grade
from yimen.rules.performance.versions import NothingChanged
from yimen.rules.refusals import NotFound, Overtaken
from yimen.rules.statistics.periods import Period, year_of


@transaction.atomic
def publish_award_rules(
    *,
    rules: tuple[AwardRule, ...],
    note: str,
    based_on: int,
    by: Actor,
    at: datetime,
) -> int:
    """The new version's number; awards proposed from now on follow it."""
    authority.require(by, Step.PUBLISH_AWARD_RULES)
    check_rules(rules)
    latest = AwardRules.objects.order_by("-number")[0]
    if latest.number != based_on:
        raise Overtaken(award_rules=based_on)
    if from_data(latest.body) == rules:
        raise NothingChanged
    row = AwardRules(
        number=based_on + 1,
        body=as_data(rules),
        note=note.strip(),
        published_at=at,
        published_by_id=by.officer_id,
    )
    try:
        with transaction.atomic():
            AwardRules.objects.bulk_create([row])
    except IntegrityError as error:
        raise Overtaken(award_rules=based_on) from error
    _note("award_rules", row.number, Step.PUBLISH_AWARD_RULES, "published", by, at)
    return row.number


@transaction.atomic
def propose_awards(*, what: Scored, period: Period, by: Actor, at: datetime) -> int:
    """How many were proposed for a closed period; who is there already stays."""
    here = Place(hall_id=by.hall_id, hall_path=by.hall_path)
    authority.require(by, Step.PROPOSE_AWARDS, here)
    cards = _cards(what, period, by.hall_path)
    if not cards:
        raise NotClosedYet(period=f"{period.first_on:%Y-%m}")
    version = AwardRules.objects.order_by("-number")[0]
    poor = poor_months(what, year_of(period.first_on))
    candidates = [_candidate(row, poor) for row in cards.values()]
    rows = [
        _award(version, rule, place, cards[one.key], by, at)
        for rule in from_data(version.body)
        if rule.what is what and MONTHS[rule.span] == period.whole_months
        for place, one in enumerate(winners(rule, candidates), 1)
    ]
    new = [row for row in rows if not _is_there(row)]
    Award.objects.bulk_create(new)
    for row in new:
        _note("award", row.pk, Step.PROPOSE_AWARDS, row.state, by, at)
    return len(new)


@transaction.atomic
def sign_award(
    *, award_id: int, grants: bool, reason: str, version: int, by: Actor, at: datetime
) -> None:
    """Granted and public from now on, or declined with a reason."""
    row = Award.objects.filter(pk=award_id).first()
    if row is None:
        raise NotFound(award=award_id)
    authority.require(by, Step.SIGN_AWARD, Place(hall_path=row.path))
    if row.state != AwardState.PROPOSED:
        raise AwardSettled
    state = AwardState.GRANTED if grants else AwardState.DECLINED
    changed = Award.objects.filter(pk=award_id, version=version).update(
        state=state,
        reason=reason.strip(),
        settled_at=at,
        settled_by_id=by.officer_id,
        version=version + 1,
    )
    if not changed:
        raise Overtaken(award=award_id)
    _note("award", award_id, Step.SIGN_AWARD, state, by, at)
    if grants:
        tell_award(row, Act(by, at))


def _cards(what: Scored, period: Period, path: str) -> dict[str, Score]:
    rows = Score.objects.filter(
        what=what,
        first_on=period.first_on,
        last_on=period.last_on,
        path__startswith=path,
    )
    return {row.key: row for row in rows.order_by("key", "revision")}


def _candidate(row: Score, poor: dict[str, list[str]]) -> Candidate:
    card = facts.card_of(row)
    return Candidate(
        key=row.key,
        label=row.label,
        total=card.total,
        grade=Grade(row.grade) if row.grade else None,
        faults=faults(facts.read(row.quantities)),
        poor_months=tuple(poor.get(row.key, ())),
    )


def _award(
    version: AwardRules,
    rule: AwardRule,
    place: int,
    card: Score,
    by: Actor,
    at: datetime,
) -> Award:
    return Award(
        rules=version,
        name=rule.name,
        what=card.what,
        key=card.key,
        label=card.label,
        path=card.path,
        first_on=card.first_on,
        last_on=card.last_on,
        place=place,
        score=card,
        proposed_at=at,
        proposed_by_id=by.officer_id,
    )


def _is_there(row: Award) -> bool:
    same = ("name", "what", "key", "path", "first_on", "last_on")
    return Award.objects.filter(**{one: getattr(row, one) for one in same}).exists()


def _note(
    kind: str, subject: object, step: Step, after: str, by: Actor, at: datetime
) -> None:
    append(
        Line(
            kind=kind,
            subject=str(subject),
            step=step,
            by=by,
            happened_at=at,
            after=after,
            payload={},
        )
    )
