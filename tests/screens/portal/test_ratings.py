"""Rating on the phone, without a script, in both languages; and what is published."""

import pytest

from makers.cases import Counter, row_of
from makers.persons import a_browser
from makers.ratings import a_bad_rating, a_token
from yimen.records.ratings.facts import token_of
from yimen.records.ratings.models import Rating
from yimen.rules.voice.ratings import Channel, Level, Point
from yimen.site import clock


def test_five_faces_then_the_tags_of_the_face_then_thanks(counter: Counter) -> None:
    address = f"/rate/{a_token(counter.accepted())}/"
    browser = a_browser()
    first = browser.get(address).content.decode()
    assert first.count('class="face ') == 5
    assert "张三" not in first

    more = browser.get(f"{address}?level=dissatisfied").content.decode()
    assert "服务态度生硬" in more
    assert "服务热情效率高" not in more
    said = {"level": "dissatisfied", "tags": ["214"], "text": "慢", "overall": "1"}
    assert browser.post(address, said).status_code == 302

    row = Rating.objects.get()
    assert (row.level, row.tags, row.scores) == ("dissatisfied", [214], {"overall": 1})
    thanks = browser.get(address).content.decode()
    assert "一个工作日内核实" in thanks
    assert "张三" not in thanks
    assert browser.post(address, said).status_code == 200
    assert Rating.objects.count() == 1


def test_a_wrong_tag_or_code_is_refused_in_words(counter: Counter) -> None:
    address = f"/rate/{a_token(counter.accepted())}/"
    browser = a_browser()
    wrong = browser.post(address, {"level": "satisfied", "tags": ["115"]})
    assert wrong.status_code == 200
    assert "field-wrong" in wrong.content.decode()
    assert browser.get("/rate/r11-aaaaaaaaaaaaaaaaaaaaaaaa/").status_code == 404
    assert not Rating.objects.exists()


def test_an_officer_who_is_signed_in_leaves_a_mark(counter: Counter) -> None:
    address = f"/rate/{a_token(counter.accepted())}/"
    browser = a_browser(counter.cast.wang_fang)
    browser.post(address, {"level": "very_satisfied"})

    marks = Rating.objects.get().marks.all()
    assert [one.suspicion for one in marks] == ["staff_session"]


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_published_figures_count_the_bad_and_name_no_officer(
    counter: Counter, language: str
) -> None:
    a_bad_rating(counter, at=clock.now())
    browser = a_browser()
    browser.cookies["django_language"] = language
    page = browser.get("/ratings/").content.decode()
    told = browser.get("/ratings/ratings.json").json()

    assert "王芳" not in page
    assert told["overall"]["n"] == 1
    assert told["overall"][Level.DISSATISFIED.value] == 1
    assert ("Bad ratings" if language == "en" else "差评率") in page


def test_only_the_telephone_that_rated_sees_what_was_said(counter: Counter) -> None:
    """The paper and its codes pass the clerk's hands; the link by text does not."""
    number = counter.accepted()
    paper, other = f"/rate/{a_token(number)}/", a_browser(counter.cast.wang_fang)
    phone = a_browser()
    phone.post(paper, {"level": "dissatisfied"})
    by_text = token_of(row_of(number).pk, Point.RECEIPT, Channel.SMS)
    by_web = token_of(row_of(number).pk, Point.CLOSING, Channel.WEB)

    assert "不满意" in phone.get(paper).content.decode()
    assert "不满意" in phone.get(f"/rate/{by_web}/").content.decode()
    assert "不满意" in a_browser().get(f"/rate/{by_text}/").content.decode()
    for address in (paper, f"/rate/{by_web}/"):
        shown = other.get(address).content.decode()
        assert "已经评过了" in shown
        assert "满意" not in shown.split("<main")[1].split("</main>")[0]
    again = other.post(f"{paper}again", {"level": "very_satisfied"})
    assert again.status_code == 404
    broken = a_browser()
    broken.cookies["rated"] = "forged"
    assert "已经评过了" in broken.get(paper).content.decode()
