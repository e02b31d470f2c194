"""A page as its reader sees it: how the template breaks its lines is not the page."""

import re


def tight(html: str) -> str:
    """The markup on one line, without room beside its brackets."""
    return re.sub(r" ?([<>]) ?", r"\1", re.sub(r"\s+", " ", html))
