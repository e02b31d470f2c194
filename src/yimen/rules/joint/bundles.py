"""One thing at once (一件事): one form, one pool of materials, one hand-over.

国办发〔2022〕32号 asks for 「一次告知、一表申请、一套材料、一端受理、一网办理」. So a
bundle is a joint matter whose graph says which question of the one form each part
reads, and which material of the one pool serves which of its own. The parts keep
their own clocks; the whole takes as long as its longest path, never the sum.

Invariant: what a part reads is what was answered once. Not decided here: which bundles
there are (data), and the days (`joint_outlook.py`).
"""

from collections.abc import Iterable, Mapping

from yimen.rules.catalogue.intake import Necessity
from yimen.rules.catalogue.matters import Matter
from yimen.rules.joint.graphs import FormField, Graph, serial_reading
from yimen.rules.refusals import Refused


class FormIncomplete(Refused):
    """A question that must be answered was left empty."""


class NotOnList(Refused):
    """A question with a key list is answered by one of its entries."""


class PoolIncomplete(Refused):
    """The pool of a bundle lacks a material that one of its parts requires."""


class PathTooLong(Refused):
    """The promise of the whole is shorter than its longest path."""


def filled(form: Iterable[FormField], answers: Mapping[str, str]) -> dict[str, str]:
    """The answers to the questions that the form asks, and to no other."""
    questions = tuple(form)
    said = {one.key: answers.get(one.key, "").strip() for one in questions}
    empty = [one.label for one in questions if one.required and not said[one.key]]
    if empty:
        raise FormIncomplete(fields="、".join(empty))
    for one in questions:
        if one.choices and said[one.key] and said[one.key] not in one.choices:
            raise NotOnList(field=one.label, entries="、".join(one.choices))
    return said


def form_of(
    fields: Iterable[tuple[str, str]], answers: Mapping[str, str]
) -> dict[str, str]:
    """What one part reads from the one form, under its own names."""
    return {own: answers.get(asked, "") for own, asked in fields}


def lacking(part: Matter, materials: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The materials that this part requires and the pool does not serve."""
    served = {own for own, _ in materials}
    return tuple(
        material.name
        for material in part.materials
        if material.necessity is Necessity.REQUIRED
        and not material.is_shared
        and material.code not in served
    )


def by_name(own: Matter, pool: Matter) -> tuple[tuple[str, str], ...]:
    """Which papers of the pool serve a part that nobody has mapped: the same ones.

    Guides call one paper by one name; what is called otherwise is asked for anew.
    """
    codes = {material.name: material.code for material in pool.materials}
    return tuple(
        (material.code, codes[material.name])
        for material in own.materials
        if material.name in codes
    )


def require_served(graph: Graph, parts: Mapping[str, Matter]) -> None:
    """Raise unless every part's required materials come out of the pool."""
    missing = {
        node.key: names
        for node in graph.approvals
        if node.matter_code in parts
        and (names := lacking(parts[node.matter_code], node.materials))
    }
    if missing:
        said = "；".join(f"{key}：{'、'.join(names)}" for key, names in missing.items())
        raise PoolIncomplete(missing=said)


def require_long_enough(graph: Graph, promised_days: int | None) -> None:
    """Raise where less is promised for the whole than its longest path takes."""
    _, longest = serial_reading(graph)
    if promised_days is not None and promised_days < longest:
        raise PathTooLong(promised=promised_days, longest=longest)
