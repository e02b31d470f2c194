"""Reports of last month: one signed, one public, one that waits for its signature."""

from datetime import datetime

from yimen.records.network import queries as network
from yimen.records.reports.actions.draft_report import draft_report
from yimen.records.reports.actions.publish_report import publish_report
from yimen.records.reports.actions.remark_report import remark_report
from yimen.records.reports.actions.schedule_report import schedule_report
from yimen.records.reports.actions.sign_report import sign_report
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.reports.kinds import ReportKind, period_of
from yimen.site.demo import names
from yimen.site.demo.staff import Staff

_REMARKS = (
    "窗口办件总体平稳。超期的办件集中在个别部门，请按红黄牌说明逐件整改。\n"
    "下月起对平均用时排在后面的事项逐项看一遍环节，能减的减。"
)


def load(everybody: Staff, at: datetime) -> None:
    """Drafted by the manager, signed by the duty director."""
    manager, director = everybody["zheng.jie"], everybody["ma.wen"]
    center = network.node_of_code(names.CENTER)
    assert center is not None  # noqa: S101 - the demo's own
    hall, made = center.node_id, {}
    for kind in (ReportKind.MONTHLY, ReportKind.DISCLOSURE, ReportKind.BRIEF):
        period = period_of(kind, local_date(at)).before()
        made[kind] = draft_report(
            kind=kind, hall_id=hall, period=period, by=manager, at=at
        )
        schedule_report(kind=kind, hall_id=hall, day=5, is_on=True, by=manager, at=at)
    monthly, sheet = made[ReportKind.MONTHLY], made[ReportKind.DISCLOSURE]
    remark_report(report_id=monthly, remarks=_REMARKS, version=1, by=manager, at=at)
    sign_report(report_id=monthly, version=2, by=director, at=at)
    sign_report(report_id=sheet, version=1, by=director, at=at)
    publish_report(report_id=sheet, version=2, by=manager, at=at)
