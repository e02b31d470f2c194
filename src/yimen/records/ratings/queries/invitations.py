"""What a rater sees: what is to be rated, or what became of their rating."""

from dataclasses import dataclass
from datetime import datetime

from yimen.records.cases import queries as cases
from yimen.records.queue import queries as queue
from yimen.records.queue.queries import Visit
from yimen.records.ratings import facts, models
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.voice.ratings import (
    PAPER_POINTS,
    Channel,
    Level,
    Point,
    device_closes_at,
    latest_point,
)
from yimen.rules.voice.rectification import RectificationState


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A rating that was given, and what became of it."""

    level: Level
    rated_at: datetime
    state: RectificationState | None
    answer: str
    second_level: Level | None

    @property
    def may_rerate(self) -> bool:
        """Whether the rater is asked again."""
        return self.state is RectificationState.REPORTED


@dataclass(frozen=True, slots=True, kw_only=True)
class RatePage:
    """A case as it may be rated by whoever holds the token; it names nobody."""

    token: str
    key: str  # by which the rater's browser knows the case again
    point: Point
    channel: Channel
    matter: str
    hall: str
    given: Given | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DevicePage:
    """What the device of a window shows now."""

    ticket_id: int
    label: str
    asked_at: datetime
    closes_at: datetime


def rate_page(token: str) -> RatePage | None:
    """What the token opens; None: nothing, or not yet."""
    asked = facts.opened(token)
    case = cases.rateable(asked.case_id) if asked else None
    if asked is None or case is None:
        return None
    return RatePage(
        token=token,
        key=facts.about_case(case.case_id),
        point=asked.point,
        channel=asked.channel,
        matter=case.matter,
        hall=case.hall,
        given=_given(case.case_id),
    )


def invitation(number: str) -> str:
    """The token for the latest point that this case has reached; "" if unknown."""
    case = next(iter(cases.rateable_numbers([number])), None)
    if case is None:
        return ""
    point = latest_point(
        is_accepted=case.accepted_at is not None, is_ended=case.ended_at is not None
    )
    return facts.token_of(case.case_id, point, Channel.WEB)


def paper_token(number: str, kind: DocumentKind) -> str:
    """The token that this paper of the case bears; "" if it asks for no rating."""
    point = PAPER_POINTS.get(kind)
    if point is None:
        return ""
    case = next(iter(cases.rateable_numbers([number])), None)
    return facts.token_of(case.case_id, point, Channel.RECEIPT) if case else ""


def device_page(code: str, window_number: int, at: datetime) -> DevicePage | None:
    """What the device asks now; None: it rests."""
    visit = queue.visit_at(code, window_number, at)
    asked_at = device_asked_at(visit, at) if visit else None
    if visit is None or asked_at is None or at > device_closes_at(asked_at):
        return None
    about = facts.about_visit(visit.ticket_id)
    if models.Rating.objects.filter(about=about, is_valid=True).exists():
        return None
    return DevicePage(
        ticket_id=visit.ticket_id,
        label=visit.label,
        asked_at=asked_at,
        closes_at=device_closes_at(asked_at),
    )


def device_asked_at(visit: Visit, at: datetime) -> datetime | None:
    """When the device last began to ask: by the clerk's wish, and when all is done."""
    asks = models.RatingAsk.objects.filter(ticket_id=visit.ticket_id, asked_at__lte=at)
    asked = asks.order_by("-asked_at").values_list("asked_at", flat=True).first()
    known = [one for one in (asked, visit.finished_at) if one is not None]
    today = [one for one in known if local_date(one) == local_date(at) and one <= at]
    return max(today, default=None)


def _given(case_id: int) -> Given | None:
    rows = models.Rating.objects.select_related("rectification")
    row = rows.filter(about=facts.about_case(case_id), is_valid=True).first()
    if row is None:
        return None
    ticket = getattr(row, "rectification", None)
    second = ticket.second_level if ticket else ""
    return Given(
        level=Level(row.level),
        rated_at=row.rated_at,
        state=RectificationState(ticket.state) if ticket else None,
        answer=ticket.answer if ticket else "",
        second_level=Level(second) if second else None,
    )
