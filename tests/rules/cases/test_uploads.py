"""What a case may carry, whatever it is called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.cases.uploads import (
    EXTENSIONS,
    LONGEST_NAME,
    MOST_BYTES,
    FileEmpty,
    FileKindUnknown,
    FileTooLarge,
    check,
    plain_name,
)


@pytest.mark.parametrize("media_type", sorted(EXTENSIONS))
def test_what_may_be_kept(media_type: str) -> None:
    check(1, media_type)
    check(MOST_BYTES, media_type)


@pytest.mark.parametrize(
    ("size", "media_type", "refusal"),
    [
        (0, "application/pdf", FileEmpty),
        (MOST_BYTES + 1, "application/pdf", FileTooLarge),
        (10, "text/html", FileKindUnknown),
        (10, "image/svg+xml", FileKindUnknown),
        (10, "application/x-msdownload", FileKindUnknown),
        (10, "", FileKindUnknown),
    ],
)
def test_what_may_not(size: int, media_type: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        check(size, media_type)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("身份证.jpg", "身份证.png"),
        ("C:\\我的文档\\租赁 合同.PDF", "租赁 合同.png"),
        ("../../etc/passwd", "passwd.png"),
        ("a.b.c", "a.b.png"),
        ("", "file.png"),
        (" .. ", "file.png"),
        ("名\u202e字\n.png", "名字.png"),
    ],
)
def test_a_name_keeps_what_people_read(typed: str, kept: str) -> None:
    assert plain_name(typed, "image/png") == kept


@given(st.text())
def test_no_name_leads_out_of_its_folder(typed: str) -> None:
    name = plain_name(typed, "application/pdf")

    assert name.endswith(".pdf")
    assert not set("/\\\0\n\r") & set(name)
    assert len(name) <= LONGEST_NAME + 4
