"""Every paper has what rulebook 9 requires of it, and is missed when it has not."""

from dataclasses import replace

import pytest

from makers.papers import paper_facts
from makers.sheets import SAMPLES
from yimen.rules.documents.contents import REQUIRED, lacking
from yimen.rules.documents.frame import TO_OTHERS, DocumentKind, as_text, from_text


def test_every_kind_has_its_contents_and_a_sample() -> None:
    assert set(REQUIRED) == set(DocumentKind) == set(SAMPLES)


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_paper_has_its_required_contents(kind: DocumentKind) -> None:
    sheet = SAMPLES[kind]()

    assert sheet.kind is kind
    assert lacking(sheet) == ()
    assert from_text(as_text(sheet)) == sheet


@pytest.mark.parametrize("kind", SAMPLES)
def test_each_missing_part_is_named(kind: DocumentKind) -> None:
    """A content that another section says too is not missed; nothing else is named."""
    sheet = SAMPLES[kind]()
    bare = replace(sheet, sections=(), contact="", seal="")

    assert lacking(bare) == ("seal", "contact", *REQUIRED[kind])
    for place in range(len(sheet.sections)):
        rest = sheet.sections[:place] + sheet.sections[place + 1 :]
        assert set(lacking(replace(sheet, sections=rest))) <= set(REQUIRED[kind])


@pytest.mark.parametrize("kind", sorted(TO_OTHERS))
def test_what_others_read_tells_nobody_the_applicants_number_or_code(
    kind: DocumentKind,
) -> None:
    facts, text = paper_facts(), as_text(SAMPLES[kind]())

    assert facts.applicant.id_number not in text
    assert facts.query_code not in text
