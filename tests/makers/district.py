"""The demo district on a real server, and a hand that counts what it presses."""

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Locator, Page

from clusters import Clone, cloned
from patience import PATIENCE_SECONDS
from yimen.site.database import django_settings
from yimen.site.places import places

YIMEN = [sys.executable, "-m", "yimen.site.cli"]

# Of the server at each address:
ENVIRONMENTS: dict[str, dict[str, str]] = {}
TOLD: dict[str, list[str]] = {}  # what it said as it opened
_DATABASES: dict[str, Clone] = {}
_MINUTE = """
import django
django.setup()
from yimen.site import clock, tick
failed = [done for done in tick.tick(clock.now(), tick.Rhythm.MINUTE) if done.failed]
raise SystemExit(str(failed) if failed else 0)
"""


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def answers(address: str) -> None:
    """The server at this address has answered, whatever it says; or it is silent."""
    try:
        urlopen(address, timeout=PATIENCE_SECONDS).close()  # noqa: S310 - ours
    except HTTPError as said:
        said.close()
    except OSError as silent:
        pytest.fail(f"the server itself is silent at {address}: {silent}")


@contextmanager
def district(port: int) -> Iterator[str]:
    """The address of a server with the demo district in a database of its own.

    It is started as `make run` starts it, once for all who walk through it, and with a
    home of its own, where nothing is paid or uploaded yet; only the keys are ours, for
    tests sign and read as the server does.
    """
    from django.db import connections

    default = connections["default"]
    usual = dict(default.settings_dict)
    with cloned() as clone, TemporaryDirectory(prefix="yimen-district-") as home:
        default.settings_dict.update(usual)  # other tests go on where they were
        shutil.copytree(places().home / "keys", Path(home) / "keys")
        environment = clone.environment | {"YIMEN_HOME": home}
        with _server(environment, port) as address:
            ENVIRONMENTS[address] = environment
            _DATABASES[address] = clone
            yield address


@contextmanager
def inside(address: str) -> Iterator[None]:
    """Our own queries ask the database of the server at this address."""
    from django.db import connections

    default = connections["default"]
    usual = dict(default.settings_dict)
    default.close()
    default.settings_dict.update(django_settings(_DATABASES[address].address.app))
    try:
        yield
    finally:
        default.close()
        default.settings_dict.update(usual)


def a_minute_passes(address: str) -> None:
    """What runs by itself every minute has run in the district at this address."""
    subprocess.run(
        [sys.executable, "-c", _MINUTE], env=ENVIRONMENTS[address], check=True
    )


@contextmanager
def _server(environment: dict[str, str], port: int) -> Iterator[str]:
    address = f"http://127.0.0.1:{port}"
    wishes = ("--port", str(port), "--workers", "1", "--prepare", "--demo")
    with subprocess.Popen(
        [*YIMEN, "serve", *wishes],
        env=environment | {"YIMEN_DEMO": "1"},
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        try:
            assert server.stdout is not None
            lines = [server.stdout.readline()]
            while lines[-1] and "Ctrl-C" not in lines[-1]:
                lines.append(server.stdout.readline())
            assert lines[-1], lines
            TOLD[address] = lines
            answers(f"{address}/sign-in/")  # it listens before it can answer
            yield address
        finally:
            server.terminate()
            server.wait(timeout=PATIENCE_SECONDS)


@dataclass
class Hand:
    """Presses and touches, and counts them; typed data is not counted."""

    page: Page
    presses: int = 0
    touches: int = 0
    pages: list[str] = field(default_factory=list)
    bytes_sent: int = 0

    def __post_init__(self) -> None:
        self.page.on("response", self._received)

    def _received(self, response: Any) -> None:
        if response.request.resource_type == "document":
            self.pages.append(response.url)
        self.bytes_sent += int(response.headers.get("content-length", 0))

    def press(self, *keys: str) -> None:
        """Keys that are not data: function keys, Enter, Tab, letters of a search."""
        for key in keys:
            self.page.keyboard.press(key)
            self.presses += 1

    def goes(self, *keys: str) -> None:
        """The same, when the last key opens another page."""
        self.press(*keys[:-1])
        with self.page.expect_navigation():
            self.press(keys[-1])

    def writes(self, text: str) -> None:
        """Data, into the field that has the focus."""
        self.page.keyboard.insert_text(text)

    def touch(self, name: str, role: str = "button") -> None:
        """A finger on what is called so."""
        with self.page.expect_navigation():
            self.page.get_by_role(role, name=name).first.click()  # type: ignore[arg-type]
        self.touches += 1

    def finds(self, letters: str, name: str) -> None:
        """A matter by F3 and the letters of its initials."""
        self.press("F3")
        self.writes(letters)  # at once: a slow machine lists after each letter
        self.presses += len(letters)
        self.page.get_by_role("option").filter(has_text=name).first.wait_for()
        while name not in self._chosen():
            self.press("ArrowDown")
        self.goes("Enter")

    def _chosen(self) -> str:
        chosen = self.page.locator('[role="option"][aria-selected="true"]')
        return chosen.inner_text() if chosen.count() else ""

    def all_papers(self) -> None:
        """Every paper is in the hand, and the answer that follows."""
        with self.previewed():
            self.press("Alt+a")

    @contextmanager
    def previewed(self) -> Iterator[None]:
        """What is told of the papers has its answer, and that stands on the page."""
        with self.page.expect_response(lambda said: "preview" in said.url):
            yield
        self.page.locator(".htmx-request").first.wait_for(state="detached")

    def told(self, journey: str) -> str:
        """The line that the journey prints."""
        return (
            f"{journey}: {self.presses} keys, {self.touches} touches,"
            f" {len(self.pages)} pages, {self.bytes_sent / 1024:.0f} KB"
        )


class Finger(Hand):
    """The same hand where no script runs: what a key would press is touched."""

    def goes(self, *keys: str) -> None:
        """Touch what the last key stands for; Enter sends the form it is pressed in."""
        self.press(*keys[:-1])
        if keys[-1] == "Enter":
            super().goes("Enter")
            return
        self.taps(self.page.locator(f'[data-key~="{keys[-1].replace("+d", "+D")}"]'))

    def finds(self, letters: str, name: str) -> None:
        """A matter by the letters of its initials, sent and chosen from the list."""
        field = self.page.get_by_label("找事项")
        field.focus()
        for letter in letters:
            self.press(letter)
        self.goes("Enter")
        self.taps(self.page.locator(".picker-list").get_by_role("link", name=name))

    def all_papers(self) -> None:
        """The button that stands there only without scripts."""
        self.taps(self.page.get_by_role("button", name="材料全部齐"))

    def taps(self, what: Locator) -> None:
        """A finger on this, and the page that comes."""
        with self.page.expect_navigation():
            what.first.click()
        self.touches += 1
