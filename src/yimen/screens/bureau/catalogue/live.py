"""An import as one watches it: the page grows while the rows go in.

The server sends the page up to where the report will stand, a bar for every batch, and
at last the report and the rest. No script is needed; the style shows the last bar only.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Final

from django.http import StreamingHttpResponse
from django.template.loader import render_to_string

from yimen.ports.imports import Report, Told
from yimen.rules.refusals import Refused
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.wording import say

PAGE: Final = "bureau/catalogue/catalogue_import.html"
_HERE: Final = "[[the import]]"  # where the page is cut in two

Steps = Iterator[Told | Report]


def growing(
    request: OurRequest,
    first: Told | Report,
    rest: Steps,
    known: Mapping[str, object],
    shown: Callable[[Report], Mapping[str, object]],
) -> StreamingHttpResponse:
    """The page, piece by piece; `shown` says a report in words."""
    whole = render_to_string(PAGE, {**known, "live": _HERE}, request)
    before, after = whole.split(_HERE, maxsplit=1)
    pieces = chain([before], _pieces(chain([first], rest), shown), [after])
    answer = StreamingHttpResponse(pieces)
    answer.headers["X-Accel-Buffering"] = "no"  # a proxy passes each piece on
    return answer


def _pieces(
    steps: Steps, shown: Callable[[Report], Mapping[str, object]]
) -> Iterator[str]:
    try:
        for number, step in enumerate(steps):
            if isinstance(step, Report):
                yield render_to_string(
                    "bureau/catalogue/_import_report.html", dict(shown(step))
                )
            else:
                told = {"told": step, "step": number}
                yield render_to_string("bureau/catalogue/_import_step.html", told)
    except Refused as refusal:
        words = {"words": say(refusal)}
        yield render_to_string("bureau/catalogue/_import_failed.html", words)
    except Exception:
        yield render_to_string("bureau/catalogue/_import_failed.html")
        raise
