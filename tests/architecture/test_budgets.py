"""Files, functions, views and templates stay small. Exceptions may only go away."""

import ast
from pathlib import Path
from typing import Final

from architecture import house

FILE_LINES: Final = 400
FUNCTION_LINES: Final = 40
VIEW_LINES: Final = 20
TEMPLATE_LINES: Final = 200
ONE_LIST: Final = {"src/yimen/rules/authority/steps.py"}  # an enum, one name a line
MARKS: Final = ("access", "public")


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_a_file_fits_its_budget() -> None:
    long = {
        house.shown(path): lines(path)
        for path in house.modules()
        if lines(path) > FILE_LINES and house.shown(path) not in ONE_LIST
    }

    assert not long


def test_an_exception_is_a_list_and_nothing_else() -> None:
    for name in ONE_LIST:
        tree = ast.parse((house.ROOT / name).read_text(encoding="utf-8"))
        kinds = {type(node) for node in tree.body}

        assert kinds <= {ast.Expr, ast.ImportFrom, ast.ClassDef, ast.Assign}
        assert not any(isinstance(node, ast.FunctionDef) for node in ast.walk(tree))


def test_functions_fit_their_budget() -> None:
    long = {
        f"{house.shown(path)}:{function.name}": house.length(function)
        for path in house.modules()
        for function in house.functions(path)
        if house.length(function) > FUNCTION_LINES
    }

    assert not long


def is_view(function: house.Function) -> bool:
    return any(
        getattr(mark, "id", getattr(getattr(mark, "func", None), "id", "")) in MARKS
        for mark in function.decorator_list
    )


def test_views_fit_their_budget() -> None:
    long = {
        f"{house.shown(path)}:{function.name}": house.length(function)
        for path in house.modules("screens")
        for function in house.functions(path)
        if is_view(function) and house.length(function) > VIEW_LINES
    }

    assert not long


def test_templates_fit_their_budget() -> None:
    long = {
        house.shown(path): lines(path)
        for path in house.templates()
        if lines(path) > TEMPLATE_LINES
    }

    assert not long


def test_stylesheets_and_scripts_fit_the_budget_of_a_file() -> None:
    static = [*house.SOURCE.rglob("static/**/*.css"), *house.SOURCE.rglob("*.js")]
    long = {house.shown(p): lines(p) for p in static if lines(p) > FILE_LINES}

    assert not long
