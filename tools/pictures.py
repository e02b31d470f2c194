"""`make pictures`: the pictures in the manuals, taken of the demo district.

Each is a page as one person sees it, after a few presses. They are taken anew when a
page has changed so much that its manual would puzzle; no test compares pixels, for the
demo's days move on. What a test holds: each picture stands in its manual, is small,
and shows a page that exists (`tests/architecture/test_pictures.py`).
"""

import base64
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright

DOCS: Final = Path(__file__).resolve().parents[1] / "docs"
FOLDER: Final = DOCS / "pictures"
LARGEST: Final = 60 * 1024
_CHROMIUM: Final = ("--no-sandbox", "--no-proxy-server")
_QUALITIES: Final = (80, 70, 60, 50, 40, 30)
_DESK: Final = (1366, 768)
_PHONE: Final = (390, 844)
_VISITOR: Final = ("11010519491231002X", "张三")
_AGENT: Final = "社区"  # agents alone belong to one


def _looks(_page: Page) -> None:
    """Nothing is pressed."""


def _takes_in(page: Page) -> None:
    """A visitor is called and known, a matter found, every paper in the hand."""
    if page.get_by_role("button", name="办完了").count():  # taken once before
        _follows(page, "F4")
    for _ in range(2):
        _follows(page, "F2")
    number, name = _VISITOR
    page.get_by_label("证件号码").first.fill(number)
    page.keyboard.press("Tab")
    page.keyboard.insert_text(name)
    _follows(page, "Enter")
    page.keyboard.press("F3")
    page.keyboard.insert_text("sp")
    page.get_by_role("option").first.wait_for()
    _follows(page, "Enter")
    with page.expect_response(lambda said: "preview" in said.url):
        page.keyboard.press("Alt+a")
    page.locator(".htmx-request").first.wait_for(state="detached")


def _follows(page: Page, key: str) -> None:
    with page.expect_navigation():
        page.keyboard.press(key)


def _opens_first(selector: str) -> Callable[[Page], None]:
    def opened(page: Page) -> None:
        with page.expect_navigation():
            page.locator(selector).first.click()

    return opened


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its name, the manual it stands in, who sees which page."""

    name: str
    manual: str
    who: str
    path: str
    size: tuple[int, int] = _DESK
    act: Callable[[Page], None] = _looks

    @property
    def file(self) -> Path:
        """Where it is kept."""
        return FOLDER / f"{self.name}.webp"


PICTURES: Final = (
    Picture("counter", "manual-clerk.md", "王芳", "/window/", act=_takes_in),
    Picture(
        "case",
        "manual-clerk.md",
        "王芳",
        "/window/cases/",
        act=_opens_first("table a"),
    ),
    Picture("worklist", "manual-desk.md", "李强", "/desk/"),
    Picture("agent", "manual-agent.md", _AGENT, "/agent/", _PHONE),
    Picture(
        "errand",
        "manual-agent.md",
        _AGENT,
        "/agent/errands/",
        _PHONE,
        _opens_first("main li a"),
    ),
    Picture("custody", "manual-agent.md", _AGENT, "/agent/custody/", _PHONE),
    Picture("dashboard", "manual-director.md", "郑洁", "/bureau/dashboard/"),
    Picture("figures", "manual-director.md", "郑洁", "/bureau/figures/"),
)


def _taken(browser: Browser, address: str, picture: Picture) -> bytes:
    width, height = picture.size
    window = browser.new_context(
        viewport={"width": width, "height": height},
        locale="zh-CN",
        reduced_motion="reduce",
    )
    page = window.new_page()
    page.goto(f"{address}/sign-in/")
    with page.expect_navigation():
        page.get_by_role("button", name=picture.who).first.click()
    page.goto(f"{address}{picture.path}", wait_until="networkidle")
    picture.act(page)
    page.mouse.move(0, 0)
    shot = _small(window.new_cdp_session(page).send)
    window.close()
    return shot


def _small(send: Callable[..., dict[str, str]]) -> bytes:
    """The page in view, as well drawn as its budget allows."""
    for quality in _QUALITIES:
        how = {"format": "webp", "quality": quality}
        shot = base64.b64decode(send("Page.captureScreenshot", how)["data"])
        if len(shot) <= LARGEST:
            return shot
    raise SystemExit(f"a picture has {len(shot)} bytes: show less of the page")


@contextmanager
def _district() -> Iterator[str]:
    """The address of a fresh demo district in a home of its own."""
    with TemporaryDirectory(prefix="yimen-pictures-") as home:
        Path(home).chmod(0o755)
        command = [sys.executable, "-m", "yimen.site.cli", "serve", "--prepare"]
        port = _free_port()
        with subprocess.Popen(  # noqa: S603 - our own command line
            [*command, "--demo", "--workers", "1", "--port", port],
            env=os.environ | {"YIMEN_HOME": home, "YIMEN_DEMO": "1"},
            stdout=subprocess.PIPE,
            text=True,
        ) as server:
            if not any("Ctrl-C" in line for line in server.stdout or ()):
                raise SystemExit("the demo district did not open")
            yield f"http://127.0.0.1:{port}"
            server.terminate()


def _free_port() -> str:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return str(door.getsockname()[1])


def _take_all(address: str) -> None:
    found = shutil.which("chromium") or shutil.which("google-chrome")
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found,
            args=list(_CHROMIUM),
            env={**os.environ, "LANGUAGE": "zh_CN"},  # days as the hall writes them
        )
        for picture in PICTURES:
            picture.file.write_bytes(_taken(browser, address, picture))
            print(picture.file.relative_to(DOCS.parent))
        browser.close()


def main() -> None:
    """Take them all, of the district at the given address or of a fresh one."""
    if sys.argv[1:]:
        _take_all(sys.argv[1])
        return
    with _district() as address:
        _take_all(address)


if __name__ == "__main__":
    main()
