"""The English of the public screens is whole, and its compiled file is fresh."""

import gettext
import io
from pathlib import Path

import pytest
import translations


@pytest.mark.parametrize("path", translations.catalogues(), ids=str)
def test_the_compiled_file_is_that_of_the_text(path: Path) -> None:
    po = path.read_text(encoding="utf-8")

    assert path.with_suffix(".mo").read_bytes() == translations.compiled(po)


def test_every_public_text_has_its_english() -> None:
    missing = set(translations.wanted()) - translations.known()

    assert not missing


def test_gettext_reads_what_was_compiled() -> None:
    po = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
        '\nmsgid "办"\n"件"\nmsgstr "case"\n'
        '\nmsgid "%d 人"\nmsgid_plural "%d 人们"\n'
        'msgstr[0] "%d person"\nmsgstr[1] "%d people"\n'
        '\nmsgid "没译"\nmsgstr ""\n'
    )

    read = gettext.GNUTranslations(io.BytesIO(translations.compiled(po)))

    assert read.gettext("办件") == "case"
    assert read.ngettext("%d 人", "%d 人们", 1) == "%d person"
    assert read.ngettext("%d 人", "%d 人们", 2) == "%d people"
    assert read.gettext("没译") == "没译"
