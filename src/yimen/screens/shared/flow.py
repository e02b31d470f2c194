"""A matter's flow chart, worked out as boxes and arrows; the template only draws it.

Steps stand one under the other, those that are shown merged in one box. Beside the
first stands what else may come of an application, beside the decision what a refusal
owes the applicant.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from yimen.rules.catalogue.captions import limit_words
from yimen.rules.catalogue.matters import Matter, MatterType, ProcedureStep, StepKind
from yimen.rules.legal_clock.limits import Limit

WIDTH: Final = 340
_BOX: Final = 176
_LEFT: Final = 4
_NOTE_X: Final = 206
_NOTE: Final = 130
_GAP: Final = 22
_LINE: Final = 20
_SMALL_LINE: Final = 16
_PAD: Final = 9
_PER_LINE: Final = 11
_PER_SMALL_LINE: Final = 9
_FALL: Final = 0.75  # of a line, from its top to the foot of the letters


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words."""

    words: str
    x: int
    y: int
    is_small: bool


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with its words; round at the ends, dashed for what may happen."""

    x: int
    y: int
    width: int
    height: int
    kind: str  # end step note
    texts: tuple[Text, ...]

    @property
    def radius(self) -> int:
        """How round the corners are."""
        return self.height // 2 if self.kind == "end" else 4

    @property
    def middle(self) -> int:
        """Half-way down."""
        return self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class FlowChart:
    """The whole drawing."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[str, ...]  # paths
    words: str  # the chart for those who can't see it


def _cut(words: str, length: int) -> list[str]:
    return [words[at : at + length] for at in range(0, len(words), length)] or [""]


def _box(top: int, kind: str, title: str, small: str = "") -> Box:
    note = kind == "note"
    x, width = (_NOTE_X, _NOTE) if note else (_LEFT, _BOX)
    texts: list[Text] = []
    y = top + _PAD
    lines = [] if note else [(part, False) for part in _cut(title, _PER_LINE)]
    said = title if note else small
    per_line = _PER_SMALL_LINE if note else _PER_LINE + 2
    lines += [(part, True) for part in _cut(said, per_line) if part]
    for words, is_small in lines:
        height = _SMALL_LINE if is_small else _LINE
        texts.append(Text(words, x + width // 2, y + int(height * _FALL), is_small))
        y += height
    return Box(x, top, width, y + _PAD - top, kind, tuple(texts))


def _notes(kinds: set[StepKind], *, is_licence: bool) -> str:
    if StepKind.ACCEPTANCE in kinds:
        return "材料不齐：一次告诉您要补什么；不归我们办：告诉您该找谁"
    if StepKind.APPROVAL in kinds and is_licence:
        return "不予许可：书面说明理由和救济途径"
    return ""


def _small(group: tuple[ProcedureStep, ...]) -> str:
    limits = [step.limit for step in group if step.limit]
    units = {limit.unit for limit in limits}
    if len(units) == 1:  # merged steps share one time
        limits = [Limit(sum(limit.number for limit in limits), units.pop())]
    words = "+".join(limit_words(limit) for limit in limits)
    return " · ".join(filter(None, [group[0].handler, words]))


def _steps(matter: Matter, top: int) -> Iterator[Box]:
    licence = matter.matter_type is MatterType.ADMINISTRATIVE_LICENSE
    for group in matter.shown_steps:
        title = "、".join(step.name for step in group)
        box = _box(top, "step", title, _small(group))
        yield box
        beside = _notes({step.kind for step in group}, is_licence=licence)
        bottom = box.y + box.height
        if beside:
            note = _box(top, "note", beside)
            yield note
            bottom = max(bottom, note.y + note.height)
        top = bottom + _GAP


def flow_chart(matter: Matter) -> FlowChart | None:
    """The chart of a matter's steps; none where no step is known."""
    if not matter.steps:
        return None
    first = _box(1, "end", "申请")
    boxes = [first, *_steps(matter, first.y + first.height + _GAP)]
    lowest = max(box.y + box.height for box in boxes)
    boxes.append(_box(lowest + _GAP, "end", _ending(matter)))
    names = ["申请", *(b.texts[0].words for b in boxes if b.kind == "step")]
    return FlowChart(
        width=WIDTH,
        height=boxes[-1].y + boxes[-1].height + 2,
        boxes=tuple(boxes),
        arrows=tuple(_arrows(boxes)),
        words=" → ".join([*names, _ending(matter)]),
    )


def _ending(matter: Matter) -> str:
    return f"领取{matter.result_name}" if matter.result_name else "办结"


def _arrows(boxes: list[Box]) -> Iterator[str]:
    above: Box | None = None
    for box in boxes:
        if box.kind == "note":
            if above is not None:
                y = above.middle
                yield f"M{above.x + above.width} {y}H{box.x - 2}m-5 -4l5 4l-5 4"
            continue
        if above is not None:
            x = above.x + above.width // 2
            yield f"M{x} {above.y + above.height}V{box.y - 1}m-4 -5l4 5l4 -5"
        above = box
