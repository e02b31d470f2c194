"""The first asked on the page: written down, handed on, answered."""

from makers.cast import Cast
from makers.persons import a_browser
from yimen.records.cases.models import NegativeReply
from yimen.records.queue.models import Question


def test_a_question_from_the_first_word_to_the_answer(cast: Cast) -> None:
    guide, clerk = a_browser(cast.zhou_ning), a_browser(cast.wang_fang)
    assert "群众问到您" in guide.get("/guide/questions/").content.decode()
    fields = {"text": "落户要带什么", "contact": "13812342211"}

    page = guide.post("/guide/questions/", fields, follow=True).content.decode()

    assert "这个问题归您" in page
    question = Question.objects.get()
    where = f"/guide/questions/{question.pk}/"
    hand = {"officer": str(cast.wang_fang.officer_id), "version": "1"}
    refused = guide.post(f"{where}hand", hand, follow=True).content.decode()
    assert "理由" in refused
    guide.post(f"{where}hand", hand | {"reason": "归户籍窗口"})
    assert "请您接手" in clerk.get("/guide/questions/").content.decode()
    taken = clerk.post(f"{where}reply", {"version": "2", "takes": "1"}, follow=True)
    assert "接手了" in taken.content.decode()
    told = {"version": "3", "answer": "身份证和户口簿"}
    done = clerk.post(f"{where}answer", told, follow=True).content.decode()
    assert "身份证和户口簿" in done
    assert "答复，办结" not in done
    listed = clerk.get("/guide/questions/?shown=answered").content.decode()
    assert "落户要带什么" in listed
    export = clerk.get("/guide/questions/export.csv?shown=answered")
    assert "身份证和户口簿" in export.content.decode("utf-8-sig")


def test_what_cannot_be_done_is_filed_by_the_same_press(cast: Cast) -> None:
    guide = a_browser(cast.zhou_ning)
    guide.post("/guide/questions/", {"text": "能不能换外省的证"})
    where = f"/guide/questions/{Question.objects.get().pk}/"
    assert "办不了，答复并报备" in guide.get(where).content.decode()

    said = {"version": "1", "answer": "要在发证地换", "declines": "1"}
    page = guide.post(f"{where}answer", said, follow=True).content.decode()

    assert "已向大厅报备" in page
    assert "看报备" not in page  # the desk doesn't read the filings
    head = a_browser(cast.zheng_jie)
    assert "首问：能不能换外省的证" in head.get("/bureau/negatives/").content.decode()
    filed = f"/bureau/negatives/{NegativeReply.objects.get().pk}/"
    assert where in head.get(filed).content.decode()
    review = {"version": "1", "verdict": "overturned", "comment": "可以代收代办"}
    done = head.post(filed, review, follow=True).content.decode()
    assert "退回首问的同事" in done
    assert "复核已纠正" in guide.get(where).content.decode()
