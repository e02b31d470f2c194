"""Every objection and every remark of an import has words."""

import re
from pathlib import Path

import pytest

import yimen
from yimen.screens.bureau.catalogue.words import (
    OBJECTIONS,
    REMARKS,
    field_words,
    remark_words,
)

SOURCE = Path(yimen.__file__).parent
RULE = (SOURCE / "rules" / "catalogue" / "publication.py").read_text(encoding="utf-8")
KINDS = set(re.findall(r"_(?:error|warning)\(\s*f?\"[^\"]+\",\s*\"(\w+)\"", RULE))
KINDS |= set(re.findall(r"\bfield, \"(\w+)\"", RULE))


def test_every_objection_has_words_and_no_words_are_left_over() -> None:
    KINDS.add("same_phone_for_complaints")

    assert set(OBJECTIONS) == KINDS


def test_every_remark_of_an_import_has_words() -> None:
    kinds: set[str] = set()
    for path in (SOURCE / "exchange" / "catalogue").glob("*.py"):
        text = path.read_text(encoding="utf-8")
        kinds |= set(re.findall(r"\.odd\(\"(\w+)\"", text))
        kinds |= {
            f"rejected_{kind}" for kind in re.findall(r"BadRow\([^)]*?\"(\w+)\",", text)
        }

    assert kinds - {"no_consult_phone", "no_complain_phone"} <= set(REMARKS)
    assert len(kinds) > 15


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("promised_limit", "承诺办结时限"),
        ("elements.place", "办理地点"),
        ("fees[2].basis", "收费项目第 2 项 收费依据"),
        ("materials", "申请材料"),
    ],
)
def test_a_field_is_called_by_its_term(field: str, words: str) -> None:
    assert field_words(field) == words


def test_what_was_not_published_says_why() -> None:
    said = remark_words("not_published_fee_needs_basis", "登记费")

    assert said == "没有发布：“登记费”没写收费依据"
    assert remark_words("new_kind", "") == "new_kind"
