"""What the house tells its own people, in the bar and on a page."""

from makers.cast import Cast
from makers.messages import told
from makers.persons import a_browser
from yimen.rules.messages import Recipient


def test_an_officer_reads_what_is_told_and_notes_it(cast: Cast) -> None:
    row = told(Recipient.organ(cast.organ.pk), cast.wang_fang)
    browser = a_browser(cast.li_qiang)

    assert "没读" in browser.get("/inbox/").content.decode()
    assert ">1<" in browser.get("/inbox/unread").content.decode()
    browser.post("/inbox/read", {"message": str(row.pk)})

    page = browser.get("/inbox/").content.decode()
    assert "李强" in page
    assert "没读" not in page
    assert browser.get("/inbox/unread").content.decode().strip() == ""


def test_all_are_noted_at_once(cast: Cast) -> None:
    for number in range(3):
        told(Recipient.organ(cast.organ.pk), cast.wang_fang, once=str(number))
    browser = a_browser(cast.li_qiang)

    browser.post("/inbox/read", {"all": "1"})

    assert "没读" not in browser.get("/inbox/").content.decode()


def test_an_empty_inbox_says_so(cast: Cast) -> None:
    assert "没有消息" in a_browser(cast.li_qiang).get("/inbox/").content.decode()
