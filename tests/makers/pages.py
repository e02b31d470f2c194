"""A page as its reader sees it: how the template breaks its lines is not the page."""

import re
from html import unescape
from typing import Any, Final

from django.http import HttpResponseBase
from django.test import Client

UNSEEN: Final = re.compile(r"(?s)<(script|style|title)\b.*?</\1>|<!--.*?-->")
FLOWING: Final = re.compile(
    r"</?(?:a|abbr|b|code|em|i|kbd|mark|q|s|small|span|strong|sub|sup|time|u)\b[^>]*>"
)
TAG: Final = re.compile(r"<[^>]*>")
GAP: Final = re.compile(r" [，。；：、！？）》」”]|[（《「“] ")
AROUND: Final = 20  # signs on each side are told with it


def tight(html: str) -> str:
    """The markup on one line, without room beside its brackets."""
    return re.sub(r" ?([<>]) ?", r"\1", re.sub(r"\s+", " ", html))


def gaps(html: str) -> list[str]:
    """Where the reader sees room before a Chinese stop, or behind an opening bracket.

    A template's line breaks between two tags are such room; ideographic spaces are not.
    """
    flowing = FLOWING.sub("", UNSEEN.sub("\0", html))
    text = re.sub(r"[ \t\n]+", " ", unescape(TAG.sub("\0", flowing)))
    runs = [run.strip() for run in text.split("\0")]
    return [
        run[max(0, gap.start() - AROUND) : gap.end() + AROUND]
        for run in runs
        for gap in GAP.finditer(run)
    ]


class Reader(Client):
    """A browser whose reader minds the gaps in every page."""

    def request(self, **request: Any) -> Any:
        """The answer, once its text is found to be without gaps."""
        answer: HttpResponseBase = super().request(**request)
        if "text/html" in answer.get("Content-Type", "") and not answer.streaming:
            found = gaps(answer.content.decode())  # type: ignore[attr-defined]
            assert not found, found
        return answer
