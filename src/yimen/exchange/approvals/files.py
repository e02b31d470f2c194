"""Our graph files, as the port wants them."""

from yimen.exchange.approvals.reading import as_graph
from yimen.exchange.approvals.writing import as_bpmn
from yimen.rules.joint.graphs import Graph


class BpmnFiles:
    """BPMN 2.0 XML."""

    def read(self, content: bytes) -> Graph:
        return as_graph(content)

    def write(self, graph: Graph, name: str) -> bytes:
        return as_bpmn(graph, name)
