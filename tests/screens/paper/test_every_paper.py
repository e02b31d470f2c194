"""What a paper must say, it says on the screen and in the file."""

import io
from datetime import datetime
from html import unescape

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.html import strip_tags
from pypdf import PdfReader

from makers.sheets import AT, SAMPLES
from yimen.ports.pdf import typesetter
from yimen.records.cases.queries import DocumentPage
from yimen.rules.authority.actors import Actor
from yimen.rules.documents.contents import REQUIRED
from yimen.rules.documents.frame import DocumentKind
from yimen.screens.paper.leaf import Leaf, imprint, leaf
from yimen.screens.shared.request import OurRequest


class _Request(OurRequest):
    now: datetime = AT
    actor: Actor = Actor(officer_id=1)


def shown(kind: DocumentKind) -> Leaf:
    request = RequestFactory().get("/paper/")
    request.__class__ = _Request
    page = DocumentPage(
        sheet=SAMPLES[kind](),
        issued_at=AT,
        voided_at=None,
        void_reason="",
        replaces="",
        replaced_by="",
        copy_number=1,
    )
    assert isinstance(request, OurRequest)
    return leaf(request, page)


def plain(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_page_and_the_file_say_all_of_it(kind: DocumentKind) -> None:
    ready = shown(kind)
    page = plain(
        unescape(strip_tags(render_to_string("paper/_sheet.html", {"leaf": ready})))
    )
    reader = PdfReader(io.BytesIO(typesetter().pdf(ready.sheet, imprint(ready))))
    file = plain("".join(one.extract_text() for one in reader.pages))
    frame = (ready.sheet.title, ready.sheet.number, ready.sheet.issued_on)

    for content in (*REQUIRED[kind], *frame):
        assert plain(content) in page, content
        assert plain(content) in file, content
    assert "cid:0" not in file
