"""What the organ offers by its own records, and the applicant only confirms."""

import pytest
from django.test import Client

from makers.cases import Counter
from makers.catalogue import a_matter, a_version
from screens.window.test_counter import sheet
from yimen.records.cases.models import Case
from yimen.rules.catalogue.elements import Elements
from yimen.rules.catalogue.matters import CaseKind, Material, Matter, MatterType
from yimen.rules.catalogue.publication import errors
from yimen.rules.legal_clock.limits import Limit

HTMX = {"HX-Request": "true"}
MATERIALS = (Material(code="M1", name="身份证", copies=1),)


def offered(counter: Counter, *, is_proactive: bool) -> int:
    matter = a_matter(
        name="高龄津贴",
        organ_id=counter.cast.organ.pk,
        matter_type=MatterType.ADMINISTRATIVE_BENEFIT,
        case_kind=CaseKind.INSTANT,
        statutory_limit=None,
        promised_limit=Limit(0),
        materials=MATERIALS,
        elements=Elements(is_proactive=is_proactive),
    )
    return a_version(matter)


def fields(counter: Counter, version: int, **changes: str) -> dict[str, str]:
    asked = sheet(counter, version)
    kept = {name: asked[name] for name in ("applicant", "matter", "submit_key")}
    confirmed = {"paper-M1": "missing", "proactive": "1"}
    return kept | confirmed | {"answer": "grant", "content": "发放"} | changes


@pytest.mark.parametrize("is_proactive", [True, False])
def test_confirmed_without_a_paper_where_the_guide_says_so(
    counter: Counter, browser: Client, is_proactive: bool
) -> None:
    version = offered(counter, is_proactive=is_proactive)
    seen = browser.post("/window/preview", fields(counter, version), headers=HTMX)
    assert "可以当场办结" in seen.content.decode()

    browser.post("/window/submit", fields(counter, version))

    found = Case.objects.values_list("channel", "state")
    assert list(found) == ([("proactive", "granted")] if is_proactive else [])


def test_a_licence_is_applied_for() -> None:
    licence = Matter(
        code="X",
        name="许可",
        matter_type=MatterType.ADMINISTRATIVE_LICENSE,
        elements=Elements(is_proactive=True),
    )

    assert "licence_is_applied_for" in {one.kind for one in errors(licence)}
