"""Local practice on the screen: read by all, set by the manager, with its history."""

import pytest
from django.test import Client

from makers.cast import Cast
from makers.persons import a_browser

ARTICLE = "青溪市政务服务条例第三十六条"


@pytest.fixture
def url(cast: Cast) -> str:
    return f"/bureau/practices/{cast.center.region.code}/"


def said(browser: Client, url: str) -> str:
    return str(browser.get(url, follow=True).content.decode())


def test_as_it_stands_the_act_holds(cast: Cast, url: str) -> None:
    clerk = a_browser(cast.wang_fang)

    assert "还没有登记本地规定" in said(clerk, "/bureau/practices/")
    assert "照行政许可法" in said(clerk, url)
    assert "保存" not in said(clerk, url)
    code = cast.center.region.code
    assert "现在怎么办" in said(clerk, f"/bureau/practices/?region={code}")


def test_the_manager_registers_the_local_law(cast: Cast, url: str) -> None:
    manager = a_browser(cast.zheng_jie)
    fields = {"notice_days": "5", "deems_withdrawn": "on", "version": "0"}

    bare = manager.post(url, fields).content.decode()
    done = manager.post(
        url, fields | {"deems_withdrawn_article": ARTICLE}, follow=True
    ).content.decode()

    assert "要写明本地是哪部法规第几条" in bare
    assert "已经登记" in done
    assert "有自己的做法" in done
    assert "登记本地规定" in done
    assert f"视为撤回的依据 {ARTICLE}" in done
    assert ARTICLE in said(manager, "/bureau/practices/")


def test_nobody_else_may(cast: Cast, url: str) -> None:
    clerk = a_browser(cast.wang_fang)

    assert clerk.post(url, {"notice_days": "5", "version": "0"}).status_code == 403
