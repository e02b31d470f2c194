"""A graph of approvals as plain lists and back: what a table and a file keep.

Invariant: `from_plain(as_plain(graph)) == graph`. What is no graph raises
`GraphUnreadable`; whether a graph that can be read is sound is `graphs.check`'s to say.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from yimen.rules.joint.graphs import (
    Approval,
    ApprovalKind,
    Edge,
    FormField,
    Graph,
    GraphUnreadable,
    Stage,
)

Plain = Mapping[str, Any]


def as_plain(graph: Graph) -> dict[str, Any]:
    """The graph as JSON has it."""
    return {
        "approvals": [_approval(node) for node in graph.approvals],
        "edges": [[edge.before, edge.after, edge.ground] for edge in graph.edges],
        "stages": [[stage.number, stage.name, stage.ground] for stage in graph.stages],
        "form": [_question(one) for one in graph.form],
    }


def from_plain(plain: Plain) -> Graph:
    """The graph that was kept so."""
    try:
        return Graph(
            tuple(_node(one) for one in plain.get("approvals", ())),
            tuple(Edge(str(a), str(b), str(why)) for a, b, why in plain["edges"]),
            tuple(
                Stage(int(n), str(name), str(why)) for n, name, why in plain["stages"]
            ),
            tuple(question_of(one) for one in plain["form"]),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise GraphUnreadable(why=str(error)) from error


def _question(one: FormField) -> list[Any]:
    asked: list[Any] = [one.key, one.label, one.required]
    return [*asked, list(one.choices)] if one.choices else asked


def question_of(plain: Sequence[Any]) -> FormField:
    """A question as it was kept, with its key list if it has one."""
    key, label, required, *lists = plain
    choices = tuple(str(entry) for entry in lists[0]) if lists else ()
    return FormField(str(key), str(label), bool(required), choices)


def _approval(node: Approval) -> dict[str, Any]:
    return {
        "key": node.key,
        "name": node.name,
        "kind": node.kind.value,
        "organ": node.organ_code,
        "matter": node.matter_code,
        "days": node.limit_days,
        "stage": node.stage,
        "optional": node.optional,
        "materials": [list(pair) for pair in node.materials],
        "fields": [list(pair) for pair in node.fields],
    }


def _node(plain: Plain) -> Approval:
    return Approval(
        key=str(plain["key"]),
        name=str(plain["name"]),
        kind=ApprovalKind(plain["kind"]),
        organ_code=str(plain["organ"]),
        matter_code=str(plain.get("matter", "")),
        limit_days=int(plain.get("days", 0)),
        stage=int(plain.get("stage", 0)),
        optional=bool(plain.get("optional", False)),
        materials=_pairs(plain.get("materials", ())),
        fields=_pairs(plain.get("fields", ())),
    )


def _pairs(raw: Any) -> tuple[tuple[str, str], ...]:
    return tuple((str(own), str(shared)) for own, shared in raw)
