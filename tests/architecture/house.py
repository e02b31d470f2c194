"""What the architecture tests read: the source as files and syntax trees."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
SOURCE: Final = ROOT / "src" / "yimen"

Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules(under: str = "") -> list[Path]:
    """Every Python file of the product below a folder.

    Migrations are left out: Django writes them, nobody edits one that has landed, and
    who wants to read a table reads its model. The first of the fees has 421 lines.
    """
    found = (SOURCE / under).rglob("*.py")
    return sorted(path for path in found if "migrations" not in path.parts)


def templates() -> list[Path]:
    """Every template of the product."""
    return sorted(SOURCE.rglob("templates/**/*.html"))


@cache
def nodes(path: Path) -> list[ast.AST]:
    """All that stands in a file, read and taken apart once."""
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def calls(path: Path) -> Iterator[ast.Call]:
    """Every call of a file."""
    return (node for node in nodes(path) if isinstance(node, ast.Call))


def functions(path: Path) -> Iterator[Function]:
    """Every function of a file, methods and inner ones too."""
    return (node for node in nodes(path) if isinstance(node, Function))


def length(function: Function) -> int:
    """Lines from the first decorator to the end of a function."""
    first = min([function.lineno, *(d.lineno for d in function.decorator_list)])
    return (function.end_lineno or function.lineno) - first + 1


def shown(path: Path) -> str:
    """A path as people write it."""
    return path.relative_to(ROOT).as_posix()
