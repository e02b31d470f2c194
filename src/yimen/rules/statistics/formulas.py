"""Arithmetic on quantities: plus, minus, times, divided by; nothing else.

A formula is text in the language of a pocket calculator whose names are quantities,
"on_time / (closed + open_overdue)". It is counted in fractions, so that nothing is
rounded before it is shown (8.2.17). Of nothing there is no share: where a divisor is
nought the answer is None, shown as "—", never 0 % or 100 % (8.2.18).
"""

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Final

from yimen.rules.refusals import Refused

LONGEST: Final = 400
_SIGNS: Final[Mapping[type[ast.operator], str]] = {
    ast.Add: "+",
    ast.Sub: "−",
    ast.Mult: "×",
    ast.Div: "÷",
}


class BadFormula(Refused):
    """A formula is sums, differences, products and quotients of known quantities."""


@dataclass(frozen=True, slots=True)
class Formula:
    """Checked arithmetic; made by `formula`."""

    text: str
    names: frozenset[str]

    def value(self, of: Mapping[str, Fraction | int | None]) -> Fraction | None:
        """What it comes to; None where something is unknown or a divisor is nought."""
        return _value(_tree(self.text), of)

    def words(self, labels: Mapping[str, str]) -> str:
        """The formula with the labels of its quantities."""
        return _words(_tree(self.text), labels)

    def denominator(self, labels: Mapping[str, str]) -> str:
        """What it is a share of, in words; nothing where it divides by nothing."""
        match _tree(self.text):
            case ast.BinOp(op=ast.Div(), right=ast.Constant()):
                return ""
            case ast.BinOp(op=ast.Div(), right=right):
                return _words(right, labels)
            case _:
                return ""


def formula(text: str, known: Iterable[str]) -> Formula:
    """The formula that is written there, over these names only.

    Raises `BadFormula` for anything else.
    """
    names = frozenset(_names(_tree(text)))
    unknown = sorted(names - set(known))
    if unknown:
        raise BadFormula(formula=text, unknown=", ".join(unknown))
    return Formula(text, names)


@cache
def _tree(text: str) -> ast.expr:
    if len(text) > LONGEST:
        raise BadFormula(formula=text[:LONGEST])
    try:
        return ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise BadFormula(formula=text) from None


def _names(node: ast.expr) -> Iterable[str]:
    match node:
        case ast.Name(id=name):
            yield name
        case ast.Constant(value=int() | float() as number) if type(number) is not bool:
            return
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _SIGNS:
            yield from _names(left)
            yield from _names(right)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            yield from _names(operand)
        case _:
            raise BadFormula(formula=ast.unparse(node))


def _value(node: ast.expr, of: Mapping[str, Fraction | int | None]) -> Fraction | None:
    match node:
        case ast.Name(id=name):
            known = of.get(name)
            return None if known is None else Fraction(known)
        case ast.Constant(value=number):
            return Fraction(f"{number!r}")
        case ast.UnaryOp(operand=operand):
            value = _value(operand, of)
            return None if value is None else -value
        case ast.BinOp(left=left, op=op, right=right):
            return _counted(op, _value(left, of), _value(right, of))
        case _:
            raise BadFormula(formula=ast.unparse(node))


def _counted(
    op: ast.operator, left: Fraction | None, right: Fraction | None
) -> Fraction | None:
    if left is None or right is None:
        return None
    match op:
        case ast.Add():
            return left + right
        case ast.Sub():
            return left - right
        case ast.Mult():
            return left * right
        case _:
            return left / right if right else None


def _words(node: ast.expr, labels: Mapping[str, str]) -> str:
    match node:
        case ast.Name(id=name):
            return labels.get(name, name)
        case ast.Constant(value=number):
            return f"{number!r}"
        case ast.UnaryOp(operand=operand):
            return f"−{_held(operand, labels)}"
        case ast.BinOp(left=left, op=op, right=right):
            sides = _held(left, labels), _held(right, labels)
            return f" {_SIGNS[type(op)]} ".join(sides)
        case _:
            raise BadFormula(formula=ast.unparse(node))


def _held(node: ast.expr, labels: Mapping[str, str]) -> str:
    said = _words(node, labels)
    return f"（{said}）" if isinstance(node, ast.BinOp) else said
