"""What docs/journal.md tells a browser to do, done by a browser."""

import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from playwright.sync_api import Browser, Page

from makers.journal import KIND, SUBJECT, a_line, write, write_days_ago
from patience import PATIENCE_MS
from yimen.records.journal.queries import check_subject, published_days
from yimen.site.clock import now
from yimen.site.tick import close_days

if TYPE_CHECKING:
    from clusters import Clone

pytestmark = pytest.mark.browser

MANUAL: Final = Path(__file__).parents[2] / "docs" / "journal.md"
ANYWHERE: Final = "http://127.0.0.1:1/"  # served by nobody but the test
CALL: Final = "([proof, roots]) => check(proof, roots)"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A blank page of this machine, where browsers offer WebCrypto."""
    opened = chromium.new_page()
    opened.set_default_timeout(PATIENCE_MS)
    opened.route(
        ANYWHERE, lambda route: route.fulfill(body="", content_type="text/html")
    )
    opened.goto(ANYWHERE)
    script = re.search(
        r"```js\n(.*?)```", MANUAL.read_text(encoding="utf-8"), re.DOTALL
    )
    assert script
    opened.add_script_tag(content=script[1])
    yield opened
    opened.close()


@pytest.fixture
def proof(own_database: "Clone") -> dict[str, Any]:
    """A history over a closed day of 22 entries and an open one."""
    others = [a_line(subject=str(number)) for number in range(20)]
    odd = a_line(article='许可法\u2028"32"\\ 🙂\t')
    write_days_ago(own_database, 1, *others[:13], a_line(), *others[13:], odd)
    close_days(now())
    write(a_line())
    return asdict(check_subject(KIND, SUBJECT).proof)


def check(page: Page, proof: dict[str, Any], roots: dict[str, str]) -> object:
    return page.evaluate(CALL, [proof, roots])


def test_a_browser_agrees_with_us_and_finds_what_was_altered(
    page: Page, proof: dict[str, Any]
) -> None:
    roots = {str(day.day): day.root for day in published_days()}
    assert [bool(line["path"]) for line in proof["lines"]] == [True, True, False]

    assert check(page, proof, roots) is True
    assert check(page, proof, dict.fromkeys(roots, "00" * 32)) is False
    assert check(page, proof | {"lines": proof["lines"][1:]}, roots) is False
    assert check(page, proof | {"subject": "another"}, roots) is False
    for line in proof["lines"]:
        text = line["text"]
        line["text"] = text.replace("officer:7", "officer:8")
        assert check(page, proof, roots) is False
        line["text"] = text
