"""Every "no" has Chinese words, and every fact they name is one it carries."""

import ast
import importlib
from pathlib import Path

from architecture import house
from yimen.rules.refusals import Refused
from yimen.screens.shared.wording import WORDS, say


def every_refusal() -> list[type[Refused]]:
    for path in house.modules():
        if path.parts[-3:-1] == ("site", "commands"):
            continue
        name = path.relative_to(house.SOURCE.parent).with_suffix("").as_posix()
        if "class" in path.read_text(encoding="utf-8"):
            importlib.import_module(name.replace("/", ".").removesuffix(".__init__"))
    found: list[type[Refused]] = []
    waiting = [Refused]
    while waiting:
        kind = waiting.pop()
        found.append(kind)
        waiting += kind.__subclasses__()
    ours = {kind for kind in found if kind.__module__.startswith("yimen.")}
    return sorted(ours, key=lambda kind: kind.__name__)


def test_every_refusal_has_wording() -> None:
    ours = {kind.__name__ for kind in every_refusal()}

    assert ours <= set(WORDS), sorted(ours - set(WORDS))


def test_no_words_are_left_of_refusals_that_went_away() -> None:
    assert set(WORDS) <= {kind.__name__ for kind in every_refusal()}


def test_every_refusal_is_raised_somewhere() -> None:
    raised = {name for path in house.modules() for name in _raised(path)}
    dead = [
        kind.__name__
        for kind in every_refusal()
        if not kind.__subclasses__() and kind.__name__ not in raised
    ]

    assert not dead


def _raised(path: Path) -> set[str]:
    """Names that a file makes use of, but for catching and asking what something is."""
    caught: set[ast.AST] = set()
    for node in house.nodes(path):
        if isinstance(node, ast.ExceptHandler) and node.type is not None:
            caught |= set(ast.walk(node.type))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "isinstance":
            caught |= set(ast.walk(node.args[1]))
    return {
        node.id if isinstance(node, ast.Name) else node.attr
        for node in house.nodes(path)
        if isinstance(node, ast.Name | ast.Attribute) and node not in caught
    }


def test_a_refusal_explains_itself_to_engineers() -> None:
    silent = [
        kind.__qualname__
        for kind in every_refusal()
        if not (kind.__doc__ or "").strip().endswith(".")
    ]

    assert not silent


def test_missing_facts_do_not_break_the_words() -> None:
    assert all(say(kind()).text for kind in every_refusal())
