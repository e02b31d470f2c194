"""Long work that says how far it is while it goes on.

The work runs in a thread and on a connection of its own; whoever asked hears of every
step, then the answer. Who stops listening does not stop the work.
"""

from collections.abc import Callable, Iterator
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

from django.db import connection

from yimen.ports.imports import Progress, Told

T = TypeVar("T")


def watched(work: Callable[[Progress], T]) -> Iterator[Told | T]:
    """How far the work is, step by step, and at last its answer; or what it raised."""
    said: SimpleQueue[Told | None] = SimpleQueue()
    answers: list[T] = []
    faults: list[Exception] = []

    def run() -> None:
        try:
            answers.append(work(lambda done, whole: said.put(Told(done, whole))))
        except Exception as fault:  # noqa: BLE001 - raised where somebody listens
            faults.append(fault)
        finally:
            connection.close()
            said.put(None)

    Thread(target=run, name="watched", daemon=True).start()
    while (told := said.get()) is not None:
        yield told
    for fault in faults:
        raise fault
    yield from answers
