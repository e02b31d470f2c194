"""The pictures of the manuals: each in its place, small, and of a page that exists.

Nobody compares pixels: the demo's days move on. `make pictures` takes them anew.
"""

import re
from typing import Final

import pytest
from django.urls import resolve
from pictures import DOCS, FOLDER, LARGEST, PICTURES, Picture

SHOWN: Final = re.compile(r"!\[([^\]]+)\]\(pictures/([\w-]+)\.webp\)")


def test_every_picture_that_is_kept_is_one_that_is_taken() -> None:
    kept = {path.name for path in FOLDER.iterdir()}

    assert kept == {picture.file.name for picture in PICTURES}


@pytest.mark.parametrize("picture", PICTURES, ids=lambda one: one.name)
def test_a_picture_is_small_and_of_a_page_that_exists(picture: Picture) -> None:
    content = picture.file.read_bytes()

    assert (content[:4], content[8:12]) == (b"RIFF", b"WEBP")
    assert len(content) <= LARGEST
    assert resolve(picture.path)


def test_a_picture_stands_once_in_its_manual_and_says_what_it_shows() -> None:
    shown = [
        (manual.name, name)
        for manual in sorted(DOCS.glob("*.md"))
        for words, name in SHOWN.findall(manual.read_text(encoding="utf-8"))
        if words.strip()
    ]

    assert sorted(shown) == sorted((one.manual, one.name) for one in PICTURES)
