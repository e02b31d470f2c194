"""How the catalogue was cleaned up: rounds that are over, with what came of them."""

from collections.abc import Mapping
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from yimen.records.catalogue.queries import RoundRow, closed_rounds
from yimen.rules.catalogue.matter_changes import Change
from yimen.rules.catalogue.rounds import RoundFigures, RoundKind
from yimen.screens.shared.access import public
from yimen.screens.shared.request import OurRequest

_KINDS: Final[Mapping[RoundKind, Any]] = {
    RoundKind.CLEAN_UP: gettext_lazy("清理"),
    RoundKind.LOOK_BACK: gettext_lazy("回头看"),
}
_VERBS: Final[Mapping[Change, Any]] = {
    Change.TAKE_OVER: gettext_lazy("承接"),
    Change.DELEGATE_DOWN: gettext_lazy("下放"),
    Change.CHANGE_AUTHORITY: gettext_lazy("权限变更"),
    Change.SUSPEND: gettext_lazy("挂起"),
    Change.RESUME: gettext_lazy("恢复"),
    Change.FREEZE: gettext_lazy("冻结"),
    Change.THAW: gettext_lazy("解冻"),
    Change.MERGE: gettext_lazy("合并"),
    Change.CANCEL: gettext_lazy("取消"),
}
_NUMBERS: Final[Mapping[str, Any]] = {
    "matters": gettext_lazy("在用的事项"),
    "mean_statutory": gettext_lazy("平均法定时限（工作日）"),
    "mean_promised": gettext_lazy("平均承诺时限（工作日）"),
}


@public
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """The rounds that are over, the last first."""
    rows = [_shown(row, row.kept) for row in closed_rounds() if row.kept]
    return render(request, "portal/rounds.html", {"rows": rows})


def _shown(row: RoundRow, kept: RoundFigures) -> dict[str, object]:
    """One round: what was done, and three numbers before and after."""
    return {
        "row": row,
        "kind": _KINDS[row.span.kind],
        "verbs": [(_VERBS[one], count) for one, count in kept.changes.items() if count],
        "numbers": [
            (_NUMBERS[name], one.figure.said(one.before), one.figure.said(one.after))
            for one in kept.moved
            if (name := one.figure.name) in _NUMBERS
        ],
    }
