"""What is slow the first time, done once before anybody waits for it.

A worker's first visitor loads the code of every page. Drawing the first chart starts a
drawing engine, and the first figure puts every definition into the words of two
databases: a second or two each, which would otherwise fall to whoever opens a board
first in the morning. It happens beside the first requests; what only some ask for, a
few seconds after the worker has opened.
"""

import threading
from contextlib import suppress
from typing import Final

AFTER_SECONDS: Final = 3


def begin() -> None:
    """Make ready in the background; whoever asks earlier waits as ever."""
    threading.Thread(target=load_pages, daemon=True).start()
    waiting = threading.Timer(AFTER_SECONDS, make_ready)
    waiting.daemon = True
    waiting.start()


def load_pages() -> None:
    """Every page's code is there; the first visitor need not wait for all of it."""
    from django.urls import get_resolver

    get_resolver().reverse_dict  # noqa: B018 - reads the addresses of all pages


def make_ready() -> None:
    """Charts can be drawn and figures asked without a first time."""
    from yimen.ports import charts
    from yimen.ports.fonts import NoChineseFont
    from yimen.records.statistics.queries import words

    words.say_all()
    with suppress(NoChineseFont):  # said by whoever asks for a chart
        charts.make_ready()
    _ask_for_this_month()


def _ask_for_this_month() -> None:
    """Read what was done since the night, as the first view would."""
    from django.db import Error, connection

    from yimen.records.statistics.queries.figures import figures
    from yimen.rules.authority.sight import EVERYTHING
    from yimen.rules.legal_clock.calendar import local_date
    from yimen.rules.statistics.cuts import Scope
    from yimen.rules.statistics.periods import month_of
    from yimen.site import clock

    try:
        with suppress(Error):  # said by whoever asks for a figure
            figures(Scope(), month_of(local_date(clock.now())), None, EVERYTHING)
    finally:
        connection.close()
