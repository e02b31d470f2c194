"""Habits that ruff and mypy can't see: no watch, no bare save, no loose rooms."""

import ast
import re
from typing import Final

from architecture import house

LOOSE_ROOMS: Final = {
    "utils",
    "helpers",
    "common",
    "services",
    "managers",
    "signals",
    "constants",
    "exceptions",
}
WATCH: Final = {"now", "today", "utcnow", "time", "monotonic"}
WATCHES: Final = {"datetime", "date", "time", "timezone"}
MAY_LOOK: Final = {"src/yimen/site/clock.py"}
OF_A_LIBRARY: Final = {"htmx-request"}


def test_nobody_but_the_one_watch_reads_the_time() -> None:
    looks = [
        f"{house.shown(path)}:{call.lineno}"
        for path in house.modules()
        for call in house.calls(path)
        if house.shown(path) not in MAY_LOOK
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in WATCH - {"monotonic"}
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id in WATCHES
    ]

    assert not looks


def test_a_day_is_counted_where_the_hall_stands() -> None:
    tests = (house.ROOT / "tests").rglob("*.py")
    elsewhere = [
        f"{house.shown(path)}:{call.lineno}"
        for path in [*house.modules(), *tests]
        for call in house.calls(path)
        if isinstance(call.func, ast.Attribute)
        and call.func.attr == "date"
        and isinstance(call.func.value, ast.Call)
        and ast.unparse(call.func.value.func).endswith("now")
    ]

    assert not elsewhere  # the clock's own date is that of Greenwich


def test_a_save_names_its_columns() -> None:
    files = set(house.modules("ports"))  # what they save is a file, not a row
    bare = [
        f"{house.shown(path)}:{call.lineno}"
        for path in house.modules()
        if path not in files
        for call in house.calls(path)
        if isinstance(call.func, ast.Attribute)
        and call.func.attr == "save"
        and not any(word.arg == "update_fields" for word in call.keywords)
    ]

    assert not bare


def test_screens_and_machines_leave_the_tables_alone() -> None:
    reached = [
        f"{house.shown(path)}:{node.lineno}"
        for path in [*house.modules("screens"), *house.modules("exchange")]
        for node in house.nodes(path)
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_meta"}
    ]

    assert not reached


def test_no_journey_clicks_without_saying_what_it_waits_for() -> None:
    browser = house.ROOT / "tests" / "browser"
    clicked = [
        f"{house.shown(path)}:{call.lineno}"
        for path in browser.glob("*.py")
        if path.name != "presses.py"
        for call in house.calls(path)
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in {"click", "dblclick", "tap"}
    ]

    assert not clicked


def test_no_journey_waits_for_a_bare_expression() -> None:
    """Asked a second time, it is compiled again, which our pages forbid every script.

    A function is compiled once; `expect` of a locator asks without compiling.
    """
    browser = house.ROOT / "tests" / "browser"
    bare = [
        f"{house.shown(path)}:{call.lineno}"
        for path in browser.glob("*.py")
        for call in house.calls(path)
        if isinstance(call.func, ast.Attribute)
        and call.func.attr == "wait_for_function"
        and isinstance(call.args[0], ast.Constant)
        and "=>" not in call.args[0].value
    ]

    assert not bare


def test_no_room_is_a_lumber_room() -> None:
    loose = [house.shown(p) for p in house.modules() if p.stem in LOOSE_ROOMS]

    assert not loose


def test_no_page_carries_a_script_or_a_style_of_its_own() -> None:
    marks = ("<script>", "style=", "onclick=", "onchange=", "onsubmit=", "javascript:")
    inline = [
        f"{house.shown(path)}: {mark}"
        for path in house.templates()
        for mark in marks
        if mark in path.read_text(encoding="utf-8")
    ]

    assert not inline


def test_every_class_of_a_stylesheet_is_used_by_a_page() -> None:
    kinds = ("*.html", "*.py", "*.js", "*.svg")
    paths = [path for kind in kinds for path in house.SOURCE.rglob(kind)]
    text = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    words = {*re.findall(r"[\w-]+", text), *OF_A_LIBRARY}
    begun = tuple(set(re.findall(r"([a-z]+-)\{", text)))  # class="light-{{ light }}"
    unused = [
        f"{path.name}: .{name}"
        for path in house.SOURCE.rglob("static/**/*.css")
        for rule in re.findall(r"([^{}]+)\{", path.read_text(encoding="utf-8"))
        for name in re.findall(r"\.([a-z][\w-]*)", rule)
        if name not in words and not name.startswith(begun)
    ]

    assert not unused
