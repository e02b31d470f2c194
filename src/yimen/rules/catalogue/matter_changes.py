"""What may happen to a matter after it was published: nine changes of one table.

Halls take matters over, hand them down, cancel, freeze and merge them, and change who
holds the authority (承接 下放 取消 冻结 合并 权限变更); a suspended matter (挂起) comes
back. Each change needs the document that orders it and makes a new version; a running
case keeps the version it was accepted under and is closed by it, whatever becomes of
the matter.

Invariants: a change that is not in the table raises `NoSuchChange`; a cancelled matter
has no way back. Not decided here: who may change it (`authority`).
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from yimen.rules.catalogue.matters import MatterState
from yimen.rules.refusals import Refused


class Change(StrEnum):
    """The verbs of the catalogue."""

    TAKE_OVER = "take_over"
    DELEGATE_DOWN = "delegate_down"
    CHANGE_AUTHORITY = "change_authority"
    SUSPEND = "suspend"
    RESUME = "resume"
    FREEZE = "freeze"
    THAW = "thaw"
    MERGE = "merge"
    CANCEL = "cancel"


CHANGES: Final[Mapping[Change, str]] = {
    Change.TAKE_OVER: "承接",
    Change.DELEGATE_DOWN: "下放",
    Change.CHANGE_AUTHORITY: "权限变更",
    Change.SUSPEND: "挂起",
    Change.RESUME: "恢复",
    Change.FREEZE: "冻结",
    Change.THAW: "解冻",
    Change.MERGE: "合并",
    Change.CANCEL: "取消",
}


class NoSuchChange(Refused):
    """The matter is not in a state from which this change may be made."""


class ChangeLacks(Refused):
    """The change needs a document, an organ or another matter that was not named."""


_D, _U = MatterState.DRAFT, MatterState.IN_USE
_S, _F, _C = MatterState.SUSPENDED, MatterState.FROZEN, MatterState.CANCELLED

TABLE: Mapping[MatterState, Mapping[Change, MatterState]] = MappingProxyType(
    {
        _D: {Change.TAKE_OVER: _D, Change.CANCEL: _C},
        _U: {
            Change.TAKE_OVER: _U,
            Change.DELEGATE_DOWN: _U,
            Change.CHANGE_AUTHORITY: _U,
            Change.SUSPEND: _S,
            Change.FREEZE: _F,
            Change.MERGE: _C,
            Change.CANCEL: _C,
        },
        _S: {Change.RESUME: _U, Change.CANCEL: _C, Change.MERGE: _C},
        _F: {Change.THAW: _U, Change.CANCEL: _C},
        _C: {},
    }
)

MOVES: Final = frozenset(
    {Change.TAKE_OVER, Change.DELEGATE_DOWN, Change.CHANGE_AUTHORITY}
)
"""Changes after which another organ carries the matter out."""


def after(state: MatterState, change: Change) -> MatterState:
    """The state that follows when this change is made in this state."""
    try:
        return TABLE[state][change]
    except KeyError:
        raise NoSuchChange(state=state, change=change) from None


def require_complete(
    change: Change, *, basis: str, organ: bool, others: tuple[str, ...]
) -> None:
    """Raise `ChangeLacks` unless all is named that this change needs."""
    if not basis.strip():
        raise ChangeLacks(change=change, lacks="basis")
    if change in MOVES and not organ:
        raise ChangeLacks(change=change, lacks="organ")
    if change is Change.MERGE and not others:
        raise ChangeLacks(change=change, lacks="others")
