"""Draws docs/lifecycle.svg from the table in `yimen.rules.cases.lifecycle`.

Where a state stands is chosen here, for the eye; what leads where is the table's. A
withdrawal is possible from most states and is written in the box, not drawn.
"""

from collections import defaultdict
from html import escape
from math import hypot
from typing import Final

from yimen.rules.authority.steps import Step
from yimen.rules.cases.lifecycle import OPEN_STATES, TRANSITIONS, State

WIDTH: Final = 136
HEIGHT: Final = 52
COLUMN: Final = 250
ROW: Final = 118
MARGIN: Final = 40
LABELS: Final = {
    State.RECEIVED: "收件",
    State.CORRECTING: "待补正",
    State.ACCEPTED: "已受理",
    State.EXAMINED: "已审查",
    State.PAUSED: "中止(特别程序)",
    State.GRANTED: "准予",
    State.REFUSED: "不予许可",
    State.REJECTED: "不予受理",
    State.WITHDRAWN: "撤回",
    State.RETURNED: "退件",
    State.FORWARDED: "转报",
    State.DELIVERED: "已送达",
    State.REVOKED: "已撤销",
    State.MERGED: "并案",
}
ARROWS: Final = {
    Step.ACCEPT: "受理",
    Step.DEEM_ACCEPTED: "视为受理",
    Step.ASK_CORRECTION: "一次性告知",
    Step.SUPPLY: "补交",
    Step.REJECT: "不予受理",
    Step.DEEM_WITHDRAWN: "视为撤回",
    Step.WITHDRAW: "撤回",
    Step.RETURN: "退件",
    Step.EXAMINE: "审查",
    Step.SEND_BACK: "退回",
    Step.PAUSE: "中止",
    Step.RESUME: "恢复",
    Step.EXTEND: "延期",
    Step.GRANT: "准予",
    Step.REFUSE: "不予许可",
    Step.DELIVER: "送达",
    Step.FORWARD: "转报",
    Step.TOLERATE: "容缺受理",
    Step.COMMIT: "告知承诺",
    Step.REVOKE_DECISION: "撤销",
    Step.LAPSE_PROMISE: "逾期未补",
    Step.MERGE: "并案",
}
BESIDE: Final = frozenset({State.WITHDRAWN, State.MERGED})
"""Ends that lie open to nearly every state: noted at the box, not drawn."""


GRID: Final = {
    State.RECEIVED: (0.0, 0.0),
    State.ACCEPTED: (1.0, 0.0),
    State.EXAMINED: (2.0, 0.0),
    State.GRANTED: (3.0, 0.0),
    State.DELIVERED: (4.0, 0.5),
    State.REVOKED: (4.0, 1.5),
    State.CORRECTING: (0.5, 1.0),
    State.PAUSED: (1.5, 1.0),
    State.REFUSED: (3.0, 1.0),
    State.REJECTED: (0.0, 2.0),
    State.WITHDRAWN: (1.0, 2.0),
    State.RETURNED: (2.0, 2.0),
    State.FORWARDED: (3.0, 2.0),
    State.MERGED: (4.0, 2.0),
}


def places() -> dict[State, tuple[float, float]]:
    """The middle of each state's box."""
    return {
        state: (MARGIN + WIDTH / 2 + x * COLUMN, MARGIN + HEIGHT / 2 + y * ROW)
        for state, (x, y) in GRID.items()
    }


def arrows() -> dict[tuple[State, State], list[str]]:
    """What leads from one state to another, several steps on one arrow."""
    found: dict[tuple[State, State], list[str]] = defaultdict(list)
    for state, steps in TRANSITIONS.items():
        for step, following in steps.items():
            if following is not state and following not in BESIDE:
                found[state, following].append(ARROWS[step])
    return found


def _box(state: State, x: float, y: float) -> str:
    kind = "open" if state in OPEN_STATES else "closed"
    steps = TRANSITIONS[state].items()
    notes = [f"↻ {ARROWS[step]}" for step, to in steps if to is state]
    notes += [f"⊣ {ARROWS[step]}" for step, to in steps if to in BESIDE]
    note = f"<text x='{x:g}' y='{y + 42:g}' class='stay'>{'　'.join(notes)}</text>"
    return (
        f"<rect x='{x - WIDTH / 2:g}' y='{y - HEIGHT / 2:g}' width='{WIDTH}'"
        f" height='{HEIGHT}' rx='4' class='{kind}'/>"
        f"<text x='{x:g}' y='{y - 3:g}' class='name'>{escape(LABELS[state])}</text>"
        f"<text x='{x:g}' y='{y + 15:g}' class='code'>{state.value}</text>"
        f"{note if notes else ''}"
    )


def _edge(
    middle: tuple[float, float], towards: tuple[float, float]
) -> tuple[float, float]:
    dx, dy = towards[0] - middle[0], towards[1] - middle[1]
    wide = (WIDTH / 2) / abs(dx) if dx else float("inf")
    high = (HEIGHT / 2) / abs(dy) if dy else float("inf")
    share = min(wide, high)
    return middle[0] + dx * share, middle[1] + dy * share


def _arrow(start: tuple[float, float], end: tuple[float, float], label: str) -> str:
    dx, dy = end[0] - start[0], end[1] - start[1]
    aside = (-dy / hypot(dx, dy) * 11, dx / hypot(dx, dy) * 11)
    (x1, y1), (x2, y2) = _edge(start, end), _edge(end, start)
    x1, x2, y1, y2 = x1 + aside[0], x2 + aside[0], y1 + aside[1], y2 + aside[1]
    return (
        f"<path d='M{x1:.0f} {y1:.0f} L{x2:.0f} {y2:.0f}' marker-end='url(#tip)'/>"
        f"<text x='{(x1 + x2) / 2:.0f}' y='{(y1 + y2) / 2 - 3:.0f}' class='step'>"
        f"{label}</text>"
    )


STYLE: Final = (
    "text{font-family:'PingFang SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif;"
    "text-anchor:middle}.name{font-size:16px;font-weight:600;fill:#1b2330}"
    ".code,.stay{font-size:12px;fill:#5b6675}.step{font-size:12px;fill:#174e9e;"
    "paint-order:stroke;stroke:#fff;stroke-width:4px}"
    ".open{fill:#e8f0fb;stroke:#1d5fbf}.closed{fill:#f4f6f9;stroke:#5b6675}"
    "path{fill:none;stroke:#5b6675;stroke-width:1.3}"
)

TIP: Final = (
    "<defs><marker id='tip' viewBox='0 0 8 8' refX='8' refY='4' markerWidth='8'"
    " markerHeight='8' orient='auto'><path d='M0 0 L8 4 L0 8 z'/></marker></defs>"
)


def picture() -> str:
    """The whole drawing as SVG text."""
    where = places()
    wide = round(max(x for x, _ in where.values()) + WIDTH / 2 + MARGIN)
    high = round(max(y for _, y in where.values()) + HEIGHT / 2 + MARGIN)
    lines = [
        _arrow(where[start], where[end], "、".join(labels))
        for (start, end), labels in arrows().items()
    ]
    boxes = [_box(state, x, y) for state, (x, y) in where.items()]
    head = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {wide} {high}'"
        f" width='{wide}' height='{high}' role='img' aria-label='办件流程'>"
    )
    return "\n".join(
        [
            head,
            f"<style>{STYLE}</style>",
            TIP,
            "<rect width='100%' height='100%' fill='#fff'/>",
            *lines,
            *boxes,
            "</svg>\n",
        ]
    )
