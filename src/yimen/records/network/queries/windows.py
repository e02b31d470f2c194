"""Windows of a hall, who works them, and which organs are in the hall."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Prefetch, QuerySet

from yimen.records.network.models import Post, Stationing, Window
from yimen.rules.network import PostKind, StationMode, WindowKind


@dataclass(frozen=True, slots=True)
class PostRow:
    """Somebody's post at a window."""

    post_id: int
    officer_id: int
    officer: str
    kind: PostKind
    is_seated: bool  # sits at this window now


@dataclass(frozen=True, slots=True)
class WindowRow:
    """A window and its posts."""

    window_id: int
    node_id: int
    node_code: str
    node: str
    number: int
    name: str
    kind: WindowKind
    organ_id: int | None
    organ: str
    is_open: bool
    version: int
    posts: tuple[PostRow, ...]


@dataclass(frozen=True, slots=True)
class StationingRow:
    """An organ's presence in a hall."""

    stationing_id: int
    organ_id: int
    organ_code: str
    organ: str
    mode: StationMode
    entry_class: str
    approval_office: str
    approval_office_in_hall: bool
    valid_from: date


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A window at which an officer may sit down."""

    window_id: int
    number: int
    name: str
    kind: PostKind
    seated: str  # who sits there now
    is_mine: bool


def windows_of(node_id: int, *, is_open: bool | None = None) -> tuple[WindowRow, ...]:
    """The windows of a hall by number, with posts, in two statements."""
    rows = _windows().filter(node_id=node_id)
    if is_open is not None:
        rows = rows.filter(is_open=is_open)
    return tuple(_window(row) for row in rows.order_by("number"))


def window(window_id: int) -> WindowRow | None:
    """One window."""
    row = _windows().filter(pk=window_id).first()
    return _window(row) if row else None


def window_labels() -> dict[object, str]:
    """What people call every window, by id: 3号 出件窗口."""
    rows = Window.objects.values_list("pk", "number", "name")
    return {pk: f"{number}号 {name}" for pk, number, name in rows}


def organs_in(node_id: int) -> tuple[StationingRow, ...]:
    """The organs stationed or represented in a hall."""
    rows = Stationing.objects.filter(node_id=node_id, valid_to=None)
    listed = rows.select_related("organ").order_by("mode", "organ__code")
    return tuple(_stationing(row) for row in listed)


def seats_of(officer_id: int) -> tuple[SeatRow, ...]:
    """Where an officer has a post, A or B, in the hall the officer belongs to."""
    rows = Post.objects.filter(
        officer_id=officer_id,
        valid_to=None,
        window__is_open=True,
        window__node_id=F("officer__hall_id"),
    )
    listed = rows.select_related("window").prefetch_related("window__officer_set")
    ordered = listed.order_by("ab", "window__number")
    return tuple(_seat(row, officer_id) for row in ordered)


def _windows() -> QuerySet[Window]:
    live = Post.objects.filter(valid_to=None, officer__is_active=True)
    posts = live.select_related("officer").order_by("ab", "pk")
    return Window.objects.select_related("node", "organ").prefetch_related(
        Prefetch("post_set", queryset=posts, to_attr="live_posts")
    )


def _window(row: Any) -> WindowRow:
    return WindowRow(
        window_id=row.pk,
        node_id=row.node_id,
        node_code=row.node.code,
        node=row.node.name,
        number=row.number,
        name=row.name,
        kind=WindowKind(row.kind),
        organ_id=row.organ_id,
        organ=row.organ.name if row.organ else "",
        is_open=row.is_open,
        version=row.version,
        posts=tuple(_post(post) for post in row.live_posts),
    )


def _post(row: Any) -> PostRow:
    return PostRow(
        post_id=row.pk,
        officer_id=row.officer_id,
        officer=row.officer.name,
        kind=PostKind(row.ab),
        is_seated=row.officer.window_id == row.window_id,
    )


def _stationing(row: Any) -> StationingRow:
    organ = row.organ
    return StationingRow(
        stationing_id=row.pk,
        organ_id=row.organ_id,
        organ_code=organ.code,
        organ=organ.name,
        mode=StationMode(row.mode),
        entry_class=organ.entry_class,
        approval_office=organ.approval_office,
        approval_office_in_hall=organ.approval_office_in_hall,
        valid_from=row.valid_from,
    )


def _seat(row: Any, officer_id: int) -> SeatRow:
    seated = {one.pk: one.name for one in row.window.officer_set.all()}
    return SeatRow(
        window_id=row.window_id,
        number=row.window.number,
        name=row.window.name,
        kind=PostKind(row.ab),
        seated="、".join(seated.values()),
        is_mine=officer_id in seated,
    )
