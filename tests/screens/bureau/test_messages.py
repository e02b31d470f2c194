"""The outbox: what failed is seen, filtered, exported and sent again."""

from makers.cast import Cast
from makers.messages import NOON, told
from makers.persons import a_browser
from yimen.records.messages.actions.send import send
from yimen.records.messages.models import Message
from yimen.records.people.models import Applicant
from yimen.rules.messages import MessageKind, Recipient
from yimen.screens.shared.wording.messages import say_message


def test_what_failed_stands_out_and_is_sent_again(cast: Cast) -> None:
    row = told(Recipient.applicant(cast.zhang_san), cast.wang_fang)
    phone = Applicant.objects.get(pk=cast.zhang_san).phone_sealed
    Applicant.objects.filter(pk=cast.zhang_san).update(phone_sealed=None)
    send(say=say_message, at=NOON)
    browser = a_browser(cast.zheng_jie)

    page = browser.get("/bureau/messages/?state=failed").content.decode()
    assert "没有登记手机和邮箱" in page
    assert "张*" in page
    assert "张三" not in page

    again = f"/bureau/messages/{row.pk}/again"
    assert browser.post(again).status_code == 409
    Applicant.objects.filter(pk=cast.zhang_san).update(phone_sealed=phone)
    assert browser.post(again).status_code == 302
    assert Message.objects.get(pk=row.pk).state == "queued"


def test_the_outbox_is_filtered_and_exported(cast: Cast) -> None:
    told(Recipient.applicant(cast.zhang_san), cast.wang_fang)
    browser = a_browser(cast.zheng_jie)

    for found in ("?state=queued", "?channel=sms", "?since=2026-09-18", "?state=what"):
        assert (
            "138****2211" in browser.get(f"/bureau/messages/{found}").content.decode()
        )
    for empty in ("?state=sent", "?channel=mail", "?until=2026-09-17", "?q=1"):
        assert "没有消息" in browser.get(f"/bureau/messages/{empty}").content.decode()
    csv = browser.get("/bureau/messages/export.csv").content.decode("utf-8-sig")
    assert "138****2211" in csv
    assert "13812342211" not in csv


def test_no_list_shows_the_link_by_which_somebody_rates(cast: Cast) -> None:
    link = "https://hall.example.cn/rate/secret/"
    facts = {"matter": "食品经营许可", "link": link}
    whom = Recipient.applicant(cast.zhang_san)
    told(whom, cast.wang_fang, kind=MessageKind.RATING_ASKED, facts=facts)
    browser = a_browser(cast.zheng_jie)

    for place in ("", "export.csv"):
        page = browser.get(f"/bureau/messages/{place}").content.decode()
        assert "食品经营许可" in page
        assert "secret" not in page
    said = say_message(MessageKind.RATING_ASKED, facts)
    assert said.text.endswith(link)  # no stop behind it that a phone would take along
