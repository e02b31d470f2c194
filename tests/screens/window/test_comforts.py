"""Options of a case and what was paid, at the window."""

from datetime import timedelta

from makers.cases import PERMIT, Counter, an_opinion
from makers.catalogue import a_matter, a_version
from makers.persons import a_browser
from yimen.records.agency import models
from yimen.records.cases.actions.examine import examine
from yimen.records.cases.actions.grant import grant
from yimen.rules.catalogue.matters import MatterType
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.limits import Limit
from yimen.site import clock


def test_an_option_is_given_shown_and_ended(counter: Counter) -> None:
    number = counter.accepted()
    clerk = a_browser(counter.cast.wang_fang)
    url = f"/window/cases/{number}/comforts/"

    assert "只改先后和方便" in clerk.get(url).content.decode()
    wrong = clerk.post(url, {"kind": "green_channel", "ground": "asked"})
    assert wrong.status_code == 422
    assert "不开绿色通道" in wrong.content.decode()
    clerk.post(url, {"kind": "green_channel", "ground": "key_project", "proof": "文件"})
    assert "绿色通道" in clerk.get(f"/window/cases/{number}/").content.decode()
    desk = a_browser(counter.cast.li_qiang).get(f"/desk/cases/{number}/")
    assert "绿色通道" in desk.content.decode()
    option = models.CaseOption.objects.get()
    clerk.post(f"{url}{option.pk}/end", {"reason": "项目撤了"})
    assert "已取消：项目撤了" in clerk.get(url).content.decode()


def test_what_was_paid_is_noted_and_corrected(counter: Counter) -> None:
    cast = counter.cast
    matter = a_matter(
        name="高龄津贴",
        organ_id=cast.organ.pk,
        matter_type=MatterType.ADMINISTRATIVE_BENEFIT,
        statutory_limit=None,
        promised_limit=Limit(10),
        materials=(),
    )
    now = clock.now() - timedelta(hours=1)
    number = counter.accepted(at=now, matter_version_id=a_version(matter), papers=())
    examine(number=number, opinion=an_opinion(), by=cast.li_qiang, at=now)
    grant(number=number, permit=PERMIT, by=cast.zhao_min, at=now)
    clerk = a_browser(cast.wang_fang)
    url = f"/window/cases/{number}/paid"
    said = {"amount": "300.00", "paid_on": local_date(clock.now()).isoformat()}

    assert clerk.post(url, said | {"amount": "-1"}).status_code == 422
    assert clerk.post(url, said).status_code == 302
    assert clerk.post(url, said).status_code == 422
    clerk.post(url, said | {"amount": "350.5", "reason": "少记了"})

    page = clerk.get(f"/window/cases/{number}/comforts/").content.decode()
    assert "350.50 元" in page
    assert "已改：少记了" in page
