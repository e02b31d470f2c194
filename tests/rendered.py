"""Fails a whole run in which some template of the product was never rendered.

Load it with `-p rendered` where everything runs; a part of the tests proves nothing.
"""

from pathlib import Path
from typing import Any, Final

import pytest

SOURCE: Final = Path(__file__).parents[1] / "src" / "yimen"
SEEN: Final[set[str]] = set()
KEY: Final = "templates"


def _note(template: Any, **_: object) -> None:
    if template.name:
        SEEN.add(template.name[:])  # a plain string, which a worker can hand over


def product_templates() -> set[str]:
    """Every template by the name that Django knows it under."""
    return {
        path.as_posix().split("/templates/", 1)[1]
        for path in SOURCE.rglob("templates/**/*")
        if path.is_file()
    }


@pytest.hookimpl(trylast=True)
def pytest_configure() -> None:
    """Listen from the start; workers load this too."""
    from django.test.signals import template_rendered

    template_rendered.connect(_note)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Gather what a worker saw."""
    SEEN.update(getattr(node, "workeroutput", {}).get(KEY, ()))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker hands over; the whole run judges."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output[KEY] = sorted(SEEN)
        return
    unseen = sorted(product_templates() - SEEN)
    if unseen and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        reporter = session.config.pluginmanager.get_plugin("terminalreporter")
        if reporter is not None:
            reporter.write_line(f"never rendered by any test: {', '.join(unseen)}")
