"""The names of BPMN 2.0 that a graph of approvals uses, and our own beside them."""

from typing import Final

MODEL: Final = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DIAGRAM: Final = "http://www.omg.org/spec/BPMN/20100524/DI"
SHAPES: Final = "http://www.omg.org/spec/DD/20100524/DC"
LINES: Final = "http://www.omg.org/spec/DD/20100524/DI"
OURS: Final = "urn:yimen:approval-graph:1"
PREFIXES: Final = {
    "bpmn": MODEL,
    "bpmndi": DIAGRAM,
    "dc": SHAPES,
    "di": LINES,
    "yimen": OURS,
}
TASKS: Final = frozenset(
    {
        "task",
        "userTask",
        "manualTask",
        "serviceTask",
        "businessRuleTask",
        "sendTask",
        "receiveTask",
        "scriptTask",
        "callActivity",
    }
)
"""Whatever somebody does; from a foreign drawing each becomes an approval."""


def named(space: str, name: str) -> str:
    """The name in its space, as ElementTree writes it."""
    return f"{{{space}}}{name}"
