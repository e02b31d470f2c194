"""A matter survives being written down; nothing strange is read."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makers.catalogue import a_fee, a_matter
from yimen.rules.catalogue import written
from yimen.rules.catalogue.matters import BusinessLine, Material, Matter
from yimen.rules.legal_clock.limits import Limit, Unit

LIMITS = st.none() | st.builds(Limit, st.integers(0, 400), st.sampled_from(Unit))
MATERIALS = st.builds(
    Material,
    code=st.text(),
    name=st.text(),
    originals=st.integers(0, 9),
    grace_days=st.none() | st.integers(1, 30),
    is_shared=st.booleans(),
)
MATTERS = st.builds(
    replace,
    st.just(a_matter()),
    name=st.text(),
    statutory_limit=LIMITS,
    promised_limit=LIMITS,
    line=st.none() | st.sampled_from(BusinessLine),
    visit_count=st.none() | st.integers(0, 3),
    materials=st.lists(MATERIALS, max_size=3).map(tuple),
    fees=st.just((a_fee(),)),
)


@given(MATTERS)
def test_what_was_written_reads_the_same(matter: Matter) -> None:
    text = json.dumps(written.written(matter))

    assert written.read(json.loads(text)) == matter


def test_the_digest_knows_every_word() -> None:
    matter = a_matter()

    assert written.digest(matter) == written.digest(replace(matter, version_id=7))
    assert written.digest(matter) != written.digest(replace(matter, name="别的"))
    assert written.digest(matter) != written.digest(matter, {"ORGCODE": "1"})


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"colour": "red"}, "colour"),
        ({"matter_type": "20"}, "matter_type"),
        ({"visit_count": "1"}, "visit_count"),
        ({"visit_count": True}, "visit_count"),
        ({"materials": [{"name": "照片"}]}, "materials[1].code"),
        ({"materials": "照片"}, "materials"),
        ({"faqs": ["怎么办"]}, "faqs[1]"),
        ({"statutory_limit": 20}, "statutory_limit"),
        ({"statutory_limit": "3年"}, "statutory_limit"),
        ({"elements": {"place": 3}}, "elements.place"),
        ({"faqs": [{"question": "?", "answer": "!", "by": "x"}]}, "faqs[1].by"),
    ],
)
def test_what_cannot_be_read_is_named(change: dict[str, object], field: str) -> None:
    raw = {**written.written(a_matter()), **change}

    with pytest.raises(written.Unreadable) as refused:
        written.read(raw)

    assert refused.value.facts["field"] == field


def test_a_matter_without_a_name_is_not_read() -> None:
    raw = written.written(a_matter())
    del raw["name"]

    with pytest.raises(written.Unreadable):
        written.read(raw)
