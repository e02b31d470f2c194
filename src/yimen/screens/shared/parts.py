"""The parts of a screen: those that are open, and the one that the page is in."""

from collections.abc import Iterable, Iterator

from django.urls import reverse

from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.screens.shared.request import OurRequest


def open_parts(
    request: OurRequest, parts: Iterable[tuple[str, str, Step]]
) -> Iterator[tuple[str, str, bool]]:
    """Label, address and whether the page is in it, of each the actor may open.

    A part is told as its label, the name of its URL, and the step that opens it.
    """
    open_to = [
        (label, reverse(name))
        for label, name, step in parts
        if may_somewhere(request.actor, step)
    ]
    around = [url for _, url in open_to if request.path.startswith(url)]
    here = max(around, key=len, default="")
    for label, url in open_to:
        yield label, url, url == here
