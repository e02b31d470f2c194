"""A page in traditional characters, by OpenCC, without touching what is not prose.

Words between tags are converted, and the attributes people read (`title`, `alt`,
`placeholder`, `aria-label`). Left alone are scripts, styles, what stands in a form's
fields, and every element marked `translate="no"`: names of persons and firms, whose
characters nobody may change.
"""

from functools import cache
from html import escape
from html.parser import HTMLParser
from typing import Final

from opencc import OpenCC

_READ: Final = frozenset({"title", "alt", "placeholder", "aria-label", "data-label"})
_SILENT: Final = frozenset({"script", "style", "textarea", "code"})
_VOID: Final = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    }
)


@cache
def _converter() -> OpenCC:
    return OpenCC("s2tw")


def words(text: str) -> str:
    """The text in traditional characters."""
    return str(_converter().convert(text))


def page(html: str) -> str:
    """The page in traditional characters."""
    writer = _Writer()
    writer.feed(html)
    writer.close()
    return "".join(writer.out)


class _Writer(HTMLParser):
    """Writes a page down again as it stood, prose converted."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.out: list[str] = []
        self.kept: list[str] = []  # the open element left alone, and those inside it

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._start(attrs)
        if tag in _VOID:
            return
        if self.kept or tag in _SILENT or ("translate", "no") in attrs:
            self.kept.append(tag)

    def handle_startendtag(
        self,
        tag: str,  # noqa: ARG002 - the parser's signature
        attrs: list[tuple[str, str | None]],
    ) -> None:
        self._start(attrs)

    def _start(self, attrs: list[tuple[str, str | None]]) -> None:
        written = self.get_starttag_text() or ""
        for name, value in attrs:
            if value and name in _READ and not self.kept:
                old, new = escape(value), escape(words(value))
                written = written.replace(f'{name}="{old}"', f'{name}="{new}"')
                written = written.replace(f'{name}="{value}"', f'{name}="{new}"')
        self.out.append(written)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.kept:
            while self.kept.pop() != tag:
                pass
        self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.out.append(data if self.kept else words(data))

    def handle_entityref(self, name: str) -> None:
        self.out.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.out.append(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self.out.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.out.append(f"<!{decl}>")

    def unknown_decl(self, data: str) -> None:
        self.out.append(f"<![{data}]>")

    def handle_pi(self, data: str) -> None:
        self.out.append(f"<?{data}>")
