"""The counter: who came, for what, with which papers."""

import pytest
from django.test import Client

from makers.cases import Counter
from makers.errands import Village
from makers.pages import tight
from yimen.records.cases.models import Case, Document
from yimen.records.catalogue.actions._findable import index
from yimen.records.catalogue.models import MatterVersion
from yimen.records.catalogue.queries import matter_version

HTMX = {"HX-Request": "true"}


def sheet(counter: Counter, version: int, **changes: str) -> dict[str, str]:
    """The form of the counter with every paper in hand."""
    fields = {
        "applicant": str(counter.applicant_id),
        "matter": str(version),
        "submit_key": "form-of-the-test",
        "paper-M1": "handed_in",
        "originals-M1": "1",
        "paper-M2": "shared",
        "paper-M3": "handed_in",
        "copies-M3": "2",
        "paper-M5": "handed_in",
        "originals-M5": "1",
    }
    return fields | changes


def make_findable(version_id: int) -> None:
    row = MatterVersion.objects.select_related("matter").get(pk=version_id)
    index([(row.matter, row, matter_version(version_id))])


def test_an_empty_counter_says_what_to_do_first(browser: Client) -> None:
    page = browser.get("/window/").content.decode()

    assert "认人" in page
    assert "先找事项" in page


def test_a_person_is_recognised_by_the_card(counter: Counter, browser: Client) -> None:
    _ = counter.applicant_id
    fields = {"as": "applicant", "id_kind": "111", "id_number": "11010519491231002x"}

    answer = browser.post("/window/identify", fields)

    assert answer["Location"] == f"/window/?applicant={counter.applicant_id}"


def test_a_wrong_card_number_keeps_what_was_typed(browser: Client) -> None:
    fields = {"id_kind": "111", "id_number": "110105194912310021", "name": "张三"}

    answer = browser.post("/window/identify", fields)

    assert answer.status_code == 409
    assert "110105194912310021" in answer.content.decode()


def test_somebody_may_come_for_the_applicant(counter: Counter, browser: Client) -> None:
    fields = {
        "as": "agent",
        "power": "entrusted",
        "applicant": str(counter.applicant_id),
        "id_kind": "111",
        "id_number": "440524188001010014",
        "name": "李四",
    }

    where = browser.post("/window/identify", fields)["Location"]
    page = browser.get(where).content.decode()

    assert "受委托" in page
    assert "李四" not in page
    assert "李*" in page


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_two_keystrokes_find_a_matter(
    counter: Counter, browser: Client, headers: dict[str, str]
) -> None:
    where = "/window/matters" if headers else "/window/"
    make_findable(counter.instant_id)

    page = browser.get(where, {"q": "ln"}, headers=headers).content.decode()

    assert f"matter={counter.instant_id}" in page


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_what_follows_is_shown_at_once(
    counter: Counter, browser: Client, headers: dict[str, str]
) -> None:
    fields = sheet(counter, counter.promised_id, **{"paper-M3": "missing"})

    page = browser.post("/window/preview", fields, headers=headers).content.decode()

    assert "还缺 1 份" in page
    assert "健康证明" in page
    assert 'value="accept"' not in page


def test_all_papers_are_in_by_one_button(counter: Counter, browser: Client) -> None:
    fields = sheet(counter, counter.promised_id, **{"paper-M3": "missing"})

    page = browser.post("/window/preview", fields | {"all_in": "1"}).content.decode()

    assert "材料齐了" in page
    assert 'value="accept"' in page


def test_what_an_agent_has_taken_already_is_shown(
    counter: Counter, village: Village, browser: Client
) -> None:
    number = village.taken()

    page = browser.post("/window/preview", sheet(counter, counter.promised_id))
    other = browser.post("/window/preview", sheet(counter, counter.instant_id))

    assert number in page.content.decode()
    assert "已代收同一个事项" in page.content.decode()
    assert number not in other.content.decode()


def test_complete_papers_are_accepted_with_a_notice(
    counter: Counter, browser: Client
) -> None:
    fields = sheet(counter, counter.promised_id, answer="accept")

    answer = browser.post("/window/submit", fields, follow=True)

    case = Case.objects.get()
    assert case.state == "accepted"
    assert case.number in answer.content.decode()
    assert "打印受理通知书" in answer.content.decode()


def test_the_same_submit_twice_is_one_case(counter: Counter, browser: Client) -> None:
    fields = sheet(counter, counter.promised_id, answer="accept")

    first = browser.post("/window/submit", fields)["Location"]
    again = browser.post("/window/submit", fields)["Location"]

    assert first == again
    assert Case.objects.count() == 1


def test_missing_papers_are_told_once_in_writing(
    counter: Counter, browser: Client
) -> None:
    gaps = {"paper-M3": "missing", "paper-M5": "wrong", "remark-M5": "没有标注"}
    fields = sheet(counter, counter.promised_id, answer="ask", **gaps)

    browser.post("/window/submit", fields)

    assert Case.objects.get().state == "correcting"
    assert Document.objects.get().kind == "one_time_notice"


def test_what_can_not_be_accepted_keeps_the_ticks(
    counter: Counter, browser: Client
) -> None:
    gap = {"paper-M3": "missing", "copies-M3": "7"}
    fields = sheet(counter, counter.promised_id, answer="accept", **gap)

    answer = browser.post("/window/submit", fields)

    page = tight(answer.content.decode())
    assert answer.status_code == 409
    assert 'name="copies-M3" value="7"' in page
    assert "form-of-the-test" in page
    assert not Case.objects.exists()


def test_not_ours_names_the_right_organ(counter: Counter, browser: Client) -> None:
    fields = sheet(counter, counter.promised_id, answer="reject")

    asked = browser.post("/window/reject", fields).content.decode()
    said = {"ground": "not_ours", "reason": "属于教育部门", "organ_name": "教育局"}
    answer = browser.post("/window/reject", fields | said)

    assert "该找哪个部门" in asked
    assert "form-of-the-test" in asked
    assert answer.status_code == 302
    assert Case.objects.get().state == "rejected"


def test_not_ours_without_the_right_organ_is_asked_again(
    counter: Counter, browser: Client
) -> None:
    fields = sheet(counter, counter.promised_id, ground="not_ours", reason="不归我们")

    answer = browser.post("/window/reject", fields)

    assert answer.status_code == 409
    assert not Case.objects.exists()


def test_an_instant_matter_is_decided_on_the_spot(
    counter: Counter, browser: Client
) -> None:
    fields = {
        "applicant": str(counter.applicant_id),
        "matter": str(counter.instant_id),
        "submit_key": "instant",
        "answer": "grant",
        "content": "发给老年人优待证",
        "hand_over": "1",
    }
    fields |= {"paper-M1": "handed_in", "copies-M1": "1"}

    answer = browser.post("/window/submit", fields, follow=True)

    assert Case.objects.get().state == "delivered", answer.content.decode()
    assert not Document.objects.filter(kind="acceptance_notice").exists()
