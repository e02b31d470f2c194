"""A press either waits for the page it leads to, or says that the page stays.

A click comes back before Chromium has sent the form. Whoever looks elsewhere at once,
in another window, in the database, in a file, finds now and then what was there before.
So no journey clicks by itself: `tests/architecture/test_habits.py` holds it to that.
"""

from playwright.sync_api import Locator


def follows(what: Locator) -> None:
    """Pressed, and the page that answers has come: buttons that send, and links."""
    with what.page.expect_navigation():
        what.click()


def stays(what: Locator) -> None:
    """Pressed, and the page is the same: what opens, folds, or what a script serves."""
    what.click()
