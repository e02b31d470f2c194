"""Names are found the way people type them."""

import pytest
from django.conf import settings

from yimen.ports import spelling


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("食品经营许可", "spjyxk"),
        ("老年人优待證", "lnrydz"),
        ("A1 驾照换证（期满）", "a1jzhzqm"),
        ("重庆长寿区", "cqcsq"),
        ("旅行社设立", "lxssl"),
        ("", ""),
    ],
)
def test_initials_are_those_people_type(name: str, typed: str) -> None:
    assert spelling.initials(name) == typed


def test_syllables_stand_apart_so_that_they_sort() -> None:
    assert spelling.full_pinyin("女職工ＡＢ") == "nv zhi gong ab"


@pytest.mark.parametrize(
    ("written", "folded"),
    [("食品經營許可", "食品经营许可"), (" ＡＢc１ ", "abc1"), ("後臺", "后台")],
)
def test_script_width_and_case_do_not_matter(written: str, folded: str) -> None:
    assert spelling.folded(written) == folded


def test_long_words_are_found_by_their_parts() -> None:
    assert {"许可", "许可证", "核发"} <= set(
        spelling.words("食品经营許可證核发（新办）")
    )
    assert "（" not in spelling.words("食品（新办）")


def test_the_dictionary_is_kept_where_only_we_may_write() -> None:
    spelling.words("食品经营许可")

    assert (settings.YIMEN_CACHE / "jieba.cache").is_file()
    assert settings.YIMEN_CACHE.stat().st_mode & 0o022 == 0
