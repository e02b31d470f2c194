"""Where a Word template is wrong: its paragraph, and what stands between the braces.

The engine speaks English of lines that a document does not have. So what it refused is
looked for in the document: braces that stay open, a loop without its end, words that
can't be read, names that no report has, and whatever would act instead of naming.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.oxml.ns import qn
from jinja2 import Environment, TemplateSyntaxError, UndefinedError, nodes

from yimen.ports.report_template import default_template
from yimen.rules.refusals import Refused
from yimen.rules.reports.templates import (
    TemplateActs,
    TemplateBraceOpen,
    TemplateFault,
    TemplateNameUnknown,
    TemplateUnpaired,
)

_TAG: Final = re.compile(r"\{([{%])-?(?:(?:p|tr|tc|r)(?=\s))?\s*(.*?)\s*-?[%}]\}")
_BRACES: Final = re.compile(r"\{[{%]|[%}]\}")
_OPENS: Final = {"for": "endfor", "if": "endif"}
_BETWEEN: Final = frozenset({"else", "elif"})
_MARGINS: Final = "页眉页脚"
_SOMEWHERE: Final = {"where": "有一处", "tag": "…"}
_NAMING: Final = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const),
    *(nodes.Getattr, nodes.Getitem, nodes.Filter, nodes.Test, nodes.Compare),
    *(nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr),
    *(nodes.For, nodes.If, nodes.Assign, nodes.Concat),
)


@dataclass(frozen=True, slots=True)
class _Tag:
    """What stands between braces, and where."""

    where: str
    text: str
    is_statement: bool
    said: str

    @property
    def word(self) -> str:
        return self.said.partition(" ")[0] if self.is_statement else ""

    @property
    def whole(self) -> str:
        """Something that can be read by itself."""
        if not self.is_statement:
            return f"{{{{ {self.said} }}}}"
        rest = self.said.removeprefix("el")
        word = rest.partition(" ")[0]
        end = f"{{% {_OPENS[word]} %}}" if word in _OPENS else ""
        return f"{{% {rest} %}}{end}"

    @property
    def facts(self) -> dict[str, str]:
        return {"where": self.where, "tag": self.text}


def explained(template: bytes, environment: Environment, error: Exception) -> Refused:
    """What is wrong and where, for the error that the engine ended with."""
    for part in _parts(template):
        found = _open_brace(part)
        if found is not None:
            return found
        tags = [one for where, text in part for one in _tags(where, text)]
        found = _unreadable(tags, environment) or _unpaired(tags)
        if found is not None:
            return found
    return _refused_later(_all_tags(template), environment, error)


def _refused_later(
    tags: Iterable[_Tag], environment: Environment, error: Exception
) -> Refused:
    """What can be read and yet not be filled in."""
    shipped = {one.said for one in _all_tags(default_template())}
    own = [one for one in tags if one.said not in shipped]
    acts = [one for one in own if _acts(one, environment)]
    if isinstance(error, UndefinedError):
        name = error.message or ""
        asked = [one for one in own if re.search(rf"{re.escape(name)}\b", one.said)]
        facts = asked[0].facts if asked else _SOMEWHERE
        return TemplateNameUnknown(name=name.lstrip("."), **facts)
    if acts:
        return TemplateActs(**acts[0].facts)
    return TemplateFault(**(own[0].facts if len(own) == 1 else _SOMEWHERE))


def _acts(tag: _Tag, environment: Environment) -> bool:
    """Whether it does something else than naming, choosing and repeating."""
    tree = environment.parse(tag.whole)
    if any(one.attr.startswith("_") for one in tree.find_all(nodes.Getattr)):
        return True
    return any(not isinstance(one, _NAMING) for one in tree.find_all(nodes.Node))


def _open_brace(part: Iterable[tuple[str, str]]) -> Refused | None:
    for where, text in part:
        if len(_BRACES.findall(text)) != 2 * len(_TAG.findall(text)):
            return TemplateBraceOpen(where=where, tag=text.strip())
    return None


def _unreadable(tags: Iterable[_Tag], environment: Environment) -> Refused | None:
    for one in tags:
        word = one.word
        if word in _OPENS.values() or word == "else":
            continue
        if one.is_statement and word not in {*_OPENS, *_BETWEEN, "set"}:
            return TemplateFault(**one.facts)
        try:
            environment.from_string(one.whole)
        except TemplateSyntaxError:
            return TemplateFault(**one.facts)
    return None


def _unpaired(tags: Iterable[_Tag]) -> Refused | None:
    """A loop or a condition that does not end, or ends without a beginning."""
    waiting: list[_Tag] = []
    for one in tags:
        if one.word in _OPENS:
            waiting.append(one)
        elif not _fits(one.word, waiting):
            return TemplateUnpaired(**one.facts)
    return TemplateUnpaired(**waiting[-1].facts) if waiting else None


def _fits(word: str, waiting: list[_Tag]) -> bool:
    """Whether the word may stand here; an end closes what was begun last."""
    if word in _BETWEEN:
        return bool(waiting)
    if word in _OPENS.values():
        return bool(waiting) and _OPENS[waiting.pop().word] == word
    return True


def _all_tags(template: bytes) -> list[_Tag]:
    parts = _parts(template)
    return [one for part in parts for where, text in part for one in _tags(where, text)]


def _tags(where: str, text: str) -> Iterator[_Tag]:
    for found in _TAG.finditer(text):
        yield _Tag(where, found[0], found[1] == "%", found[2])


def _parts(template: bytes) -> Iterator[list[tuple[str, str]]]:
    """The paragraphs of the body, then of each header and footer."""
    document = Document(BytesIO(template))
    body = enumerate(_texts(document.element.body), start=1)
    yield [(f"第 {number} 段", text) for number, text in body]
    for section in document.sections:
        for margin in (section.header, section.footer):
            yield [(_MARGINS, text) for text in _texts(margin._element)]  # noqa: SLF001


def _texts(element: Any) -> Iterator[str]:
    for paragraph in element.iter(qn("w:p")):
        yield "".join(one.text or "" for one in paragraph.iter(qn("w:t")))
