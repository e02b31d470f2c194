"""A browser of the standard library: cookies, redirects, forms as a page has them.

It presses the buttons that are there, with the fields that are there, the way somebody
without JavaScript would; so a walk through the pages tries the pages themselves.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from typing import Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urljoin, urlsplit
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

_VOID: Final = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input"})
_VOID_TOO: Final = frozenset({"link", "meta", "source", "track", "wbr"})
_UNSAID: Final = frozenset({"submit", "button", "reset", "file", "image"})
_TICKED: Final = frozenset({"checkbox", "radio"})
_BAD: Final = 400
_SECONDS: Final = 60


class Stuck(Exception):
    """A page does not offer what the walk needs next."""


@dataclass
class Node:
    """An element of a page."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")

    @property
    def text(self) -> str:
        """Its words, blanks made one."""
        return " ".join(" ".join(self._words()).split())

    def _words(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in {"script", "style", "title"}:
                yield from child._words()  # noqa: SLF001 - its own kind

    def every(self, *tags: str, css: str = "") -> Iterator["Node"]:
        """The elements below with one of these tags, and this class if one is named."""
        for child in self.children:
            if isinstance(child, str):
                continue
            if child.tag in tags and (not css or css in child["class"].split()):
                yield child
            yield from child.every(*tags, css=css)

    def first(self, *tags: str, css: str = "") -> "Node | None":
        """The first of them, if there is one."""
        return next(self.every(*tags, css=css), None)


class _Grower(HTMLParser):
    """Grows the tree of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Node("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(node)
        if tag not in _VOID | _VOID_TOO:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self._open) - 1, 0, -1):
            if self._open[place].tag == tag:
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


@dataclass(frozen=True, slots=True)
class Form:
    """A form with what is filled in already."""

    action: str
    method: str
    fields: tuple[tuple[str, str], ...]
    buttons: tuple[Node, ...]

    def button(self, **attributes: str) -> Node | None:
        """The first button with these attributes."""
        wanted = attributes.items()
        return next(
            (b for b in self.buttons if all(b[k] == v for k, v in wanted)), None
        )


@dataclass(frozen=True, slots=True)
class Page:
    """What the server answered."""

    url: str
    status: int
    root: Node

    @property
    def path(self) -> str:
        """Where it is, without the host."""
        return urlsplit(self.url).path

    @property
    def title(self) -> str:
        """Its heading."""
        heading = self.root.first("h1") or self.root.first("title")
        return heading.text if heading else self.path

    @property
    def complaint(self) -> str:
        """What the page says is wrong, if anything."""
        found = (n.text for n in self.root.every("div", "p") if n["role"] == "alert")
        return next(found, "")

    def fact(self, label: str) -> str:
        """What stands beside this word in a list of facts; empty: nothing does."""
        term = ""
        for node in self.root.every("dt", "dd"):
            if node.tag == "dd" and term == label:
                return node.text
            term = node.text if node.tag == "dt" else term
        return ""

    def link(self, words: str, *, css: str = "") -> str:
        """Where the first link with these words leads, in items of this class.

        Raises `Stuck`.
        """
        for place in self.root.every("li", css=css) if css else (self.root,):
            for node in place.every("a"):
                if words in node.text and node["href"]:
                    return urljoin(self.url, node["href"])
        raise Stuck(f"“{self.title}”上没有“{words}”的链接")

    def forms(self) -> Iterator[Form]:
        """The forms, with the fields that belong to them from elsewhere."""
        for node in self.root.every("form"):
            parts = list(node.every("input", "select", "textarea", "button"))
            if node["id"]:
                parts += self._outside(node["id"])
            action = urljoin(self.url, node["action"]) if node["action"] else self.url
            fields = (pair for part in parts for pair in _said(part))
            buttons = (part for part in parts if part.tag == "button")
            yield Form(action, node["method"] or "get", tuple(fields), tuple(buttons))

    def _outside(self, form_id: str) -> Iterator[Node]:
        for part in self.root.every("input", "select", "textarea", "button"):
            if part["form"] == form_id:
                yield part

    def form(self, path: str) -> Form:
        """The first form that is sent to a path ending so; raises `Stuck`."""
        for form in self.forms():
            if urlsplit(form.action).path.endswith(path):
                return form
        said = f"：{self.complaint}" if self.complaint else ""
        raise Stuck(f"“{self.title}”上没有送到 {path} 的表单{said}")


def _said(part: Node) -> Iterator[tuple[str, str]]:
    """What a field says as it stands."""
    name, kind = part["name"], part["type"] or "text"
    if not name or "disabled" in part.attributes:
        return
    match part.tag:
        case "textarea":
            yield name, part.text
        case "select":
            yield name, _chosen(part)
        case "input" if kind in _TICKED:
            if "checked" in part.attributes:
                yield name, part["value"] or "on"
        case "input" if kind not in _UNSAID:
            yield name, part["value"]


def _chosen(select: Node) -> str:
    options = list(select.every("option"))
    chosen = [one for one in options if "selected" in one.attributes] or options[:1]
    return next((one["value"] for one in chosen), "")


class Browser:
    """Somebody's browser, with cookies of its own."""

    def __init__(self, base: str) -> None:
        self.base = base.rstrip("/") + "/"
        self._opener: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))

    def get(self, path: str) -> Page:
        """The page at this path or address."""
        return self._ask(Request(urljoin(self.base, path)))  # noqa: S310 - see _ask

    def send(self, form: Form, button: Node | None = None, **filled: str) -> Page:
        """Fill the fields in and press the button."""
        said = dict(form.fields) | filled
        action = form.action
        if button is not None:
            said |= {button["name"]: button["value"]} if button["name"] else {}
            action = urljoin(action, button["formaction"] or action)
        coded = urlencode(said)
        if form.method.lower() == "get":
            return self.get(f"{action.partition('?')[0]}?{coded}")
        return self._ask(Request(action, coded.encode()))  # noqa: S310 - see _ask

    def _ask(self, request: Request) -> Page:
        if urlsplit(request.full_url).scheme not in {"http", "https"}:
            raise Stuck(f"{request.full_url} 不是网址")
        try:
            with self._opener.open(request, timeout=_SECONDS) as answer:
                page = _page(answer.url, answer.status, answer.read())
        except HTTPError as error:
            with error:
                page = _page(error.url or "", error.code, error.read())
        except (URLError, OSError) as error:
            reason = getattr(error, "reason", error)
            raise Stuck(f"{self.base} 打不开：{reason}") from error
        if page.status >= _BAD:
            raise Stuck(
                f"{page.path} 回答 {page.status}：{page.complaint or page.title}"
            )
        return page


def _page(url: str, status: int, content: bytes) -> Page:
    grower = _Grower()
    grower.feed(content.decode(errors="replace"))
    return Page(url, status, grower.root)
