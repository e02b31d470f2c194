"""Saying no, with facts instead of prose.

An ordinary "no" is a value. A request that the law or the house does not allow
raises a subclass of `Refused`: its docstring is the message for engineers, its
keyword facts are the evidence, and the Chinese wording with the article stands in
`yimen.screens.shared.wording`. Whatever raises `Refused` has changed nothing.
"""


class Refused(Exception):
    """The request can't be granted as it stands."""

    def __init__(self, **facts: object) -> None:
        super().__init__(*(f"{name}={value}" for name, value in facts.items()))
        self.facts: dict[str, object] = facts

    def __str__(self) -> str:
        return ", ".join(self.args)


class Overtaken(Refused):
    """Somebody else changed this record first; read it again."""


class NotFound(Refused):
    """There is no such record, or it is not yours to see."""
