"""Files of approval graphs, as the screens know them: something that reads and writes.

Formats are the business of `exchange`, which screens don't import; the site tells at
start which files to use.
"""

from typing import Protocol

from yimen.rules.joint.graphs import Graph


class GraphFiles(Protocol):
    """Reads and writes graphs of approvals."""

    def read(self, content: bytes) -> Graph:
        """The graph of this file, with whatever faults it has."""
        ...

    def write(self, graph: Graph, name: str) -> bytes:
        """A sound graph as a file."""
        ...


_used: list[GraphFiles] = []


def use(files: GraphFiles) -> None:
    """From now on, graphs are read and written by these."""
    _used[:] = [files]


def graph_files() -> GraphFiles:
    """The files in use."""
    return _used[0]
