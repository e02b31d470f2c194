"""A long import says on its page how far it is, without a script."""

import json
import re
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import StreamingHttpResponse

from clusters import Clone
from makers.cast import the_cast
from makers.catalogue import a_matter
from makers.persons import a_browser
from yimen.ports.imports import Progress, Report
from yimen.records.catalogue.models import Matter
from yimen.rules.authority.actors import Role
from yimen.rules.authority.table import NotAllowed
from yimen.rules.catalogue import written

MATTERS = 300


@pytest.fixture
def _database(own_database: Clone) -> Clone:
    return own_database


def a_long_file(*more: str) -> SimpleUploadedFile:
    organ = {"code": "O1", "name": "云溪区市场监督管理局"}
    lines = [
        json.dumps({**written.written(a_matter(code=f"M-{n}")), "organ": organ})
        for n in range(MATTERS)
    ]
    return SimpleUploadedFile("matters.jsonl", "\n".join([*lines, *more]).encode())


def sent(file: SimpleUploadedFile) -> StreamingHttpResponse:
    cast = the_cast()
    browser = a_browser(cast.anybody(Role.BUREAU_MANAGER))
    fields = {"file": file, "profile": "yimen"}
    answer: StreamingHttpResponse = browser.post("/bureau/matters/import/", fields)
    assert answer.status_code == 200
    return answer


def pieces(answer: StreamingHttpResponse) -> Iterator[str]:
    for piece in answer.streaming_content:  # type: ignore[union-attr]
        yield piece.decode()


@pytest.mark.usefixtures("_database")
def test_the_page_grows_with_the_rows_and_ends_with_the_report() -> None:
    said = list(pieces(sent(a_long_file("{nonsense"))))

    whole = "".join(said)
    bars = [int(row) for row in re.findall(r"正在导入事项：(\d+) / 301", whole)]
    assert len(said) >= 4
    assert bars == sorted(bars)
    assert bars[-1] == MATTERS
    assert (
        whole.index("正在导入") < whole.index("结果：301 行") < whole.index("</html>")
    )
    assert "没收下" in whole
    assert Matter.objects.count() == MATTERS


@pytest.mark.usefixtures("_database")
def test_a_long_file_that_is_none_is_said_in_the_form() -> None:
    nothing = SimpleUploadedFile("matters.pdf", b"%PDF" + b"0" * 64_000)

    answer = sent(nothing)

    assert not answer.streaming
    assert "error" in answer.content.decode()


@pytest.mark.usefixtures("_database")
def test_an_import_that_breaks_off_says_that_nothing_came_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object, tell: Progress, **__: object) -> Report:
        tell(250, MATTERS)
        raise NotAllowed

    monkeypatch.setattr("yimen.exchange.catalogue.files.import_catalogue", broken)

    whole = "".join(pieces(sent(a_long_file())))

    assert 'role="alert"' in whole
    assert whole.endswith("</html>\n")
