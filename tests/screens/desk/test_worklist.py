"""The desk: what runs out first, and one case."""

from django.test import Client

from makers.cases import Counter, row_of
from makers.cast import Cast
from makers.persons import a_browser
from yimen.records.cases.models import Document

OPINION = {"proposes_grant": "yes", "text": "现场和材料都符合"}


def open_all(browser: Client, number: str) -> None:
    """Open every material that is in the file."""
    for code in ("M1", "M2", "M3", "M5"):
        browser.get(f"/desk/cases/{number}/materials/{code}/")


def test_what_runs_out_first_is_on_top(counter: Counter, browser: Client) -> None:
    number = counter.accepted()

    page = browser.get("/desk/").content.decode()

    assert number in page
    assert "待审查" in page


def test_an_empty_desk_says_so(browser: Client) -> None:
    assert "没有等着您办的件" in browser.get("/desk/").content.decode()
    filtered = browser.get("/desk/", {"light": "red"}).content.decode()
    assert "没有符合条件的件" in filtered


def test_nonsense_in_the_filter_filters_nothing(
    counter: Counter, browser: Client
) -> None:
    number = counter.accepted()

    assert number in browser.get("/desk/", {"state": "no-such"}).content.decode()


def test_the_worklist_is_a_file_too(counter: Counter, browser: Client) -> None:
    number = counter.accepted()

    text = browser.get("/desk/export").content.decode("utf-8-sig")

    assert number in text


def test_several_are_taken_at_once(counter: Counter, browser: Client) -> None:
    numbers = [counter.accepted(), counter.accepted()]

    page = browser.post("/desk/take", {"number": [*numbers, "no-such"]}, follow=True)

    assert "领了 2 件" in page.content.decode()
    assert "no-such" in page.content.decode()


def test_no_opinion_before_every_material_was_opened(
    counter: Counter, browser: Client
) -> None:
    number = counter.accepted()
    where = f"/desk/cases/{number}/examine"

    before = browser.get(where).content.decode()
    refused = browser.post(where, OPINION)
    open_all(browser, number)
    browser.post(where, OPINION)

    assert "还有 4 份材料没打开看" in before
    assert refused.status_code == 409
    assert row_of(number).state == "examined"


def test_another_officers_opened_materials_do_not_count(
    counter: Counter, browser: Client, cast: Cast
) -> None:
    number = counter.accepted()
    open_all(browser, number)
    other = a_browser(cast.zhao_min)
    other.cookies[f"opened-{number}"] = browser.cookies[f"opened-{number}"].value

    answer = other.post(f"/desk/cases/{number}/examine", OPINION)

    assert answer.status_code == 409


def test_the_case_page_shows_material_law_and_clock(
    counter: Counter, browser: Client
) -> None:
    number = counter.accepted()

    page = browser.get(f"/desk/cases/{number}/").content.decode()

    assert "时限条" in page
    assert "还有 4 份没打开看" in page
    assert "写审查意见" in page


def test_the_chief_representative_grants_what_was_examined(
    counter: Counter, cast: Cast
) -> None:
    number = counter.examined()
    chief = a_browser(cast.zhao_min)

    empty = chief.post(f"/desk/cases/{number}/grant", {"scope": "热食类"})
    chief.post(f"/desk/cases/{number}/grant", {"content": "准予经营热食"})

    assert empty.status_code == 422
    assert "热食类" in empty.content.decode()
    assert row_of(number).state == "granted"
    assert Document.objects.filter(case__number=number, kind="grant").exists()


def test_a_refusal_needs_facts_reason_basis_and_standard(
    counter: Counter, cast: Cast
) -> None:
    number = counter.examined()
    chief = a_browser(cast.zhao_min)
    said = {"facts": "距离不足", "reason": "不符合", "basis": "食品安全法33"}

    partly = chief.post(f"/desk/cases/{number}/refuse", said)
    chief.post(f"/desk/cases/{number}/refuse", said | {"standard": "通则10"})

    assert partly.status_code == 422
    assert row_of(number).state == "refused"


def test_the_clock_stops_with_a_notice_and_goes_on(
    counter: Counter, browser: Client
) -> None:
    number = counter.accepted()
    stop = {"procedure": "expert_review", "asked_days": "5", "reason": "要专家看"}

    browser.post(f"/desk/cases/{number}/pause", stop)
    stopped = row_of(number).state
    browser.post(f"/desk/cases/{number}/resume", {"outcome": "专家同意"})

    assert stopped == "paused"
    assert row_of(number).state == "accepted"


def test_a_later_version_is_not_overwritten_and_the_words_are_kept(
    counter: Counter, cast: Cast
) -> None:
    number = counter.examined()
    chief = a_browser(cast.zhao_min)
    stale = {"version": "1", "reason": "请补充现场照片"}

    answer = chief.post(f"/desk/cases/{number}/send-back", stale)

    assert answer.status_code == 409
    assert "请补充现场照片" in answer.content.decode()


def test_who_works_elsewhere_sees_nothing(counter: Counter, cast: Cast) -> None:
    number = counter.accepted()
    elsewhere = a_browser(cast.sun_li)

    assert elsewhere.get(f"/desk/cases/{number}/").status_code == 404
    assert number not in elsewhere.get("/desk/").content.decode()


def test_an_unknown_material_is_not_found(counter: Counter, browser: Client) -> None:
    number = counter.accepted()

    where = f"/desk/cases/{number}/materials/NO/"

    assert browser.get(where).status_code == 404
