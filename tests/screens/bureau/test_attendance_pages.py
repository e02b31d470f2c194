"""Attendance on its pages: a file, the month, a half day put right, a roll call."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from makers.cast import Cast
from makers.persons import a_browser, an_officer, the_actor
from yimen.records.calendars.queries import current_calendar
from yimen.records.conduct.models import Correction
from yimen.rules.authority.actors import Role
from yimen.rules.legal_clock.calendar import local_date
from yimen.site import clock

ATTENDANCE = "/bureau/conduct/attendance/"


def page(browser: Client, url: str) -> str:
    return browser.get(url).content.decode()


@pytest.fixture
def manager(cast: Cast) -> Client:
    """郑洁's browser."""
    return a_browser(cast.zheng_jie)


@pytest.fixture
def yesterday() -> str:
    """The last working day that is over."""
    calendar = current_calendar("500199")
    day = local_date(clock.now()) - timedelta(days=1)
    while not calendar.counts(day):
        day -= timedelta(days=1)
    return day.isoformat()


def send(browser: Client, cast: Cast, text: str) -> str:
    file = SimpleUploadedFile("考勤.csv", text.encode())
    fields = {"node": str(cast.center.pk), "file": file}
    return browser.post("/bureau/conduct/files/", fields, follow=True).content.decode()


def test_a_file_says_what_became_of_every_line(
    cast: Cast, manager: Client, yesterday: str
) -> None:
    assert "还没有导过" in page(manager, "/bureau/conduct/files/")
    lines = (
        "姓名,时间",
        f"王芳,{yesterday} 09:12",
        f"王芳,{yesterday} 17:31",
        "谁,昨天",
    )
    told = send(manager, cast, "\n".join(lines))
    assert "有 1 行没有记上" in told
    assert "时间认不出来：昨天" in told
    assert "没有新的打卡" in send(manager, cast, "\n".join(lines))
    assert "不是考勤文件" in send(manager, cast, "金额\n1")


def test_from_a_late_half_day_to_one_put_right(
    cast: Cast, manager: Client, yesterday: str
) -> None:
    month = yesterday[:7]
    send(manager, cast, f"姓名,时间\n王芳,{yesterday} 09:12\n王芳,{yesterday} 17:31")
    sheet = page(manager, f"{ATTENDANCE}?month={month}&q=王芳")
    assert "迟到 12 分钟" in sheet
    assert "李强" not in sheet
    officer = f"{ATTENDANCE}{cast.wang_fang.officer_id}/"
    assert "迟到 12 分钟" in page(manager, f"{officer}?month={month}")
    assert "09:12" in page(manager, f"{officer}?month={month}")
    wang = a_browser(cast.wang_fang)
    assert "迟到 12 分钟" in page(wang, f"/conduct/?month={month}")
    half = f"/conduct/{yesterday}/am/"
    assert "现在记的是：迟到 12 分钟" in page(wang, half)
    same = wang.post(half, {"mark": "late", "reason": "?"}).content.decode()
    assert "现在记的就是这个" in same
    wang.post(half, {"mark": "present", "reason": "设备断电"})
    assert "等第二人确认" in page(wang, f"/conduct/?month={month}")
    listed = page(manager, "/bureau/conduct/corrections/?state=asked&q=王芳")
    assert "设备断电" in listed
    correction = Correction.objects.get()
    answer = f"/bureau/conduct/corrections/{correction.pk}/answer"
    manager.post(answer, {"version": "1", "confirms": "1"})

    again = manager.post(answer, {"version": "1", "confirms": "1"}, follow=True)
    assert "已经答复过了" in again.content.decode()
    assert "更正，已由第二人确认" in page(wang, f"/conduct/?month={month}")
    csv = page(manager, "/bureau/conduct/corrections/export.csv")
    assert "迟到 → 出勤" in csv
    whole = page(manager, f"{ATTENDANCE}export.csv?month={month}")
    assert "王芳" in whole
    assert "出勤率" in whole
    assert manager.get(f"{ATTENDANCE}export.xlsx?month={month}").status_code == 200


def test_a_director_puts_right_what_another_confirms(
    cast: Cast, manager: Client, yesterday: str
) -> None:
    send(manager, cast, f"姓名,时间\n王芳,{yesterday} 08:59\n")
    half = f"{ATTENDANCE}{cast.wang_fang.officer_id}/{yesterday}/pm/"
    assert "没有下班打卡" in page(manager, half)
    manager.post(half, {"mark": "out", "reason": "去镇里送件"})
    assert Correction.objects.get().asked_by_id == cast.zheng_jie.officer_id
    bad = f"{ATTENDANCE}{cast.wang_fang.officer_id}/not-a-day/pm/"
    assert manager.get(bad).status_code == 404


def test_minutes_and_a_roll_call(cast: Cast, manager: Client) -> None:
    policy = "/bureau/conduct/policy/"
    assert "还没有定过" in page(manager, policy)
    fields = {
        "node": str(cast.center.pk),
        "valid_from": local_date(clock.now()).isoformat(),
        "scheme": "each_half",
        "grace_minutes": "5",
        "absent_minutes": "3",
        "source": "《考勤办法》第五条",
    }
    assert "宽限要在" in manager.post(policy, fields).content.decode()
    manager.post(policy, fields | {"absent_minutes": "30"})
    assert "《考勤办法》第五条" in page(manager, policy)
    yesterday = local_date(clock.now()) - timedelta(days=1)
    director = the_actor(an_officer("马文", [Role.DUTY_DIRECTOR], hall=cast.center))
    roll = a_browser(director)
    assert "谁到了" in page(roll, "/bureau/conduct/roll/")
    call = {
        "on": yesterday.isoformat(),
        "half": "am",
        "there": [str(cast.wang_fang.officer_id)],
    }
    told = roll.post("/bureau/conduct/roll/", call, follow=True).content.decode()
    assert "到了 1 人" in told
    future = call | {"on": (yesterday + timedelta(days=9)).isoformat()}
    assert "还没过完" in roll.post("/bureau/conduct/roll/", future).content.decode()


def test_whoever_is_of_no_hall_has_no_attendance(cast: Cast) -> None:
    nobody = the_actor(an_officer("无厅", [Role.EXAMINER], organ=cast.organ))

    assert "不算考勤" in page(a_browser(nobody), "/conduct/")
