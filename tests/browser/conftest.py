"""A real Chromium, a real server, photographs, and a scan for barriers."""

import os
import subprocess
import sys
import threading
import time
import urllib.request
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from playwright.sync_api import Error as BrowserFailed
from playwright.sync_api import TimeoutError as TooLate

from browser.engine import engine
from browser.scan import scanned
from makers.district import answers, free_port
from patience import PATIENCE_MS, PATIENCE_SECONDS

if TYPE_CHECKING:
    from clusters import Clone

# Playwright keeps a loop in the test's thread; Django must not take it for its own.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

PHOTOS: Final = Path(__file__).parents[2] / "build" / "photos"
PHOTO_MS: Final = 20_000
QUIET: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-proxy-server",  # all that is asked for is on this machine
)

Open = Callable[..., Page]
Photograph = Callable[[Page, str], Path]
Scan = Callable[[Page], list[str]]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser of the system; CI never does without."""
    found = engine()
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI must run the browser tests, and there is no Chromium")
        pytest.skip("no Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Open]:
    """Opens an address in a fresh window: width, height, cookies, scripts or none.

    A page that goes on by itself may do so before all of it is there.
    """
    windows = []

    def opened(
        address: str,
        *,
        width: int = 1366,
        height: int = 768,
        scripts: bool = True,
        goes_on: bool = False,
        cookies: dict[str, str] | None = None,
        locale: str = "zh-CN",
    ) -> Page:
        window = chromium.new_context(
            viewport={"width": width, "height": height},
            java_script_enabled=scripts,
            locale=locale,
            reduced_motion="reduce",  # what slides in is pale while it does
        )
        window.set_default_timeout(PATIENCE_MS)
        windows.append(window)
        for name, value in (cookies or {}).items():
            whole = urljoin(address, "/")  # else a cookie is for its folder only
            window.add_cookies([{"name": name, "value": value, "url": whole}])
        return _arrived(window, address, "commit" if goes_on else "load")

    yield opened
    for window in windows:
        window.close()


def _arrived(
    window: BrowserContext, address: str, until: Literal["commit", "load"]
) -> Page:
    """The page at this address.

    A fresh window of a busy Chromium now and then asks nothing at all: then it is left
    for another, once, and the summary says so. Where the server itself is silent, a
    second window would not help, and the failure says whose it is.
    """
    page = window.new_page()
    try:
        page.goto(address, wait_until=until, timeout=PATIENCE_MS / 2)
    except TooLate:
        answers(address)
        with warnings.catch_warnings():
            warnings.simplefilter("default")
            said = pytest.PytestWarning(f"{address} was opened a second time")
            warnings.warn(said, stacklevel=2)
        page = window.new_page()
        page.goto(address, wait_until=until)
    return page


@pytest.fixture
def photograph() -> Photograph:
    """Keeps a picture of the whole page under build/photos, for people to look at.

    Chromium draws no frames for a window behind another, and a picture is a frame: so
    the window comes to the front first. What is still not drawn in time is tried once
    more without what lies below the fold, then left out with a word in the summary.
    With YIMEN_PHOTOS=no there are none: where nobody looks, they only take time.
    """

    def taken(page: Page, name: str) -> Path:
        PHOTOS.mkdir(parents=True, exist_ok=True)
        path = PHOTOS / f"{name}.png"
        if os.environ.get("YIMEN_PHOTOS") == "no":
            return path
        path.unlink(missing_ok=True)
        for whole in (True, False):
            with suppress(BrowserFailed):
                page.bring_to_front()
                page.screenshot(path=path, full_page=whole, timeout=PHOTO_MS)
                return path
        with warnings.catch_warnings():
            warnings.simplefilter("default")
            said = pytest.PytestWarning(f"{name} was not drawn in time")
            warnings.warn(said, stacklevel=2)
        return path

    return taken


@pytest.fixture
def barriers() -> Scan:
    """What axe-core calls serious or critical on a page, one line each."""

    def found(page: Page) -> list[str]:
        return [
            f"{fault['id']}: {node['target']} {node['failureSummary']}"
            for fault in scanned(page)
            for node in fault["nodes"]
        ]

    return found


def _await(address: str, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 - ours
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"the server did not answer at {address}")


@contextmanager
def served(environment: dict[str, str], asked: str = "/look/") -> Iterator[str]:
    """The address of a server of this checkout with this environment."""
    port = free_port()
    server = subprocess.Popen(
        [
            *(sys.executable, "-W", "ignore", "-m", "granian"),
            *("--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)),
            "yimen.site.wsgi:application",
        ],
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    try:
        _await(f"http://127.0.0.1:{port}{asked}", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE_SECONDS)


@pytest.fixture(scope="session")
def demo_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server in demo mode without a database: for pages that need none."""
    home = tmp_path_factory.mktemp("home")
    with served(os.environ | {"YIMEN_DEMO": "1", "YIMEN_HOME": str(home)}) as address:
        yield address


@pytest.fixture
def hall_server(own_database: "Clone") -> Iterator[str]:  # noqa: ARG001 - what it shows
    """A server over the test's own database: what a test commits, it shows.

    Its threads are ours: starting a process for each test took longer than the tests.
    """
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler

    from yimen.site.wsgi import application

    class Quiet(WSGIRequestHandler):
        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet, allow_reuse_address=False)
    server.set_app(application)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
