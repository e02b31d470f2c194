"""A drawing without a Chinese font is a drawing without words, so it is an error."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from yimen.ports import fonts


@pytest.fixture(autouse=True)
def _afresh() -> Iterator[None]:
    fonts.folders.cache_clear()
    yield
    fonts.folders.cache_clear()


def test_the_fonts_of_the_environment_come_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own = tmp_path / "share" / "yimen" / "fonts"
    own.mkdir(parents=True)
    (own / "NotoSansCJKsc-Regular.otf").touch()
    monkeypatch.setattr(sys, "prefix", str(tmp_path))

    assert fonts.folders()[0] == own


def test_no_chinese_font_is_an_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "SimHei.ttf").touch()
    monkeypatch.setattr(fonts, "_places", lambda: (tmp_path,))

    with pytest.raises(fonts.NoChineseFont, match="fonts-noto-cjk"):
        fonts.folders()
