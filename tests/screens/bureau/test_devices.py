"""Devices are confirmed, revoked and followed; what they sent is decided about."""

from makers.devices import a_device, said
from makers.errands import TAKEN_AT, Village
from makers.persons import a_browser
from yimen.records.agency import models


def test_a_device_is_confirmed_and_revoked_on_its_page(village: Village) -> None:
    manager = a_browser(village.counter.cast.zheng_jie)
    device = a_device(village, is_confirmed=False)
    url = f"/bureau/devices/{device.key_id}/"

    page = manager.get(url).content.decode()
    assert "核对过，确认" in page
    assert manager.post(f"{url}confirm").url == url
    assert manager.post(f"{url}revoke", {"reason": ""}).status_code == 409
    manager.post(f"{url}revoke", {"reason": "丢了"})
    page = manager.get(url).content.decode()
    assert "停用设备" in page
    assert "确认设备" in page
    assert (
        "石桥村平板" in manager.get("/bureau/devices/?state=revoked").content.decode()
    )
    assert (
        "没有登记的设备" in manager.get("/bureau/devices/?state=live").content.decode()
    )
    csv = manager.get("/bureau/devices/export.csv").content.decode("utf-8-sig")
    assert "石桥村便民服务站" in csv


def test_what_was_kept_is_decided_about(village: Village) -> None:
    manager = a_browser(village.counter.cast.zheng_jie)
    device = a_device(village)
    stray = device.sign(said(village, "1234567890123456", TAKEN_AT))
    device.sends(stray, device.sign("nonsense"))
    first, second = models.KeptIntake.objects.order_by("pk")

    listed = manager.get("/bureau/devices/kept/").content.decode()
    assert "号码不是发给这台设备的" in listed
    page = manager.get(f"/bureau/devices/kept/{first.pk}/").content.decode()
    assert "张*" in page
    assert "张三" not in page
    unread = manager.get(f"/bureau/devices/kept/{second.pk}/").content.decode()
    assert "核实了，收进去" not in unread
    url = f"/bureau/devices/kept/{first.pk}/"
    assert manager.post(url, {"answer": "take", "reason": ""}).status_code == 409
    assert (
        manager.post(url, {"answer": "take", "reason": "电话核实"}).status_code == 302
    )
    manager.post(f"/bureau/devices/kept/{second.pk}/", {"reason": "重录"})
    assert "没有离线件" in manager.get("/bureau/devices/kept/").content.decode()
    settled = manager.get("/bureau/devices/kept/?settled=1").content.decode()
    assert "搁置：重录" in settled
    assert "收进去了：电话核实" in settled
    assert models.Errand.objects.count() == 1
    assert "收进去了" in settled
    assert "电话核实" in manager.get(url).content.decode()
