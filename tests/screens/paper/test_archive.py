"""Filing from the list: what is missing is shown, what is filed is checked."""

import io
import zipfile

from makers.cases import Counter
from makers.persons import a_browser
from records.cases.test_file_case import delivered
from yimen.records.cases.models import CaseFiling


def test_a_closed_case_waits_is_filed_and_checked(counter: Counter) -> None:
    number = delivered(counter)
    browser = a_browser(counter.cast.wang_fang)

    assert number in browser.get("/paper/archive/").content.decode()
    page = browser.get(f"/paper/case/{number}/filing").content.decode()
    assert "送达凭证" in page
    assert "缺" not in page.split("该有的都在吗")[1].split("归档")[0]
    browser.post(f"/paper/case/{number}/file", {"place": "3架2层"})

    row = CaseFiling.objects.get()
    shown = browser.get(f"/paper/case/{number}/filing").content.decode()
    assert row.archive_number in shown
    assert "30年" in shown
    checked = browser.post(f"/paper/case/{number}/check", follow=True)
    assert "一模一样" in checked.content.decode()
    assert browser.post(f"/paper/case/{number}/file").status_code == 409
    packed = browser.post(f"/paper/case/{number}/bound.zip").content
    assert "manifest.json" in zipfile.ZipFile(io.BytesIO(packed)).namelist()
    assert browser.post(f"/paper/case/{number}/bound.exe").status_code == 404


def test_the_lists_are_told_apart_and_exported(counter: Counter) -> None:
    number = delivered(counter)
    browser = a_browser(counter.cast.wang_fang)

    for state in ("filed", "due"):
        page = browser.get(f"/paper/archive/?state={state}").content.decode()
        assert number not in page
        assert "卷宗" in page
    csv = browser.get("/paper/archive/export.csv").content.decode("utf-8-sig")
    assert number in csv
    assert "张三" not in csv
