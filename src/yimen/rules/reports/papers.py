"""A report with what stands around it on paper: remarks, hands, version, digest."""

from dataclasses import dataclass
from datetime import date

from yimen.rules.reports.kinds import named
from yimen.rules.reports.values import Report
from yimen.rules.statistics.periods import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What is printed."""

    report: Report
    remarks: tuple[str, ...] = ()
    revision: int = 1
    corrects: str = ""  # the digest of the one that this version stands for
    reason: str = ""
    drafted_by: str = ""
    signed_by: str = ""
    signed_on: date | None = None
    digest: str = ""

    @property
    def period(self) -> str:
        """The time it tells of, as people say it."""
        return named(Period(self.report.first_on, self.report.last_on))

    @property
    def hands(self) -> tuple[tuple[str, str], ...]:
        """Who drafted and who signed, with the day."""
        drafted = self.drafted_by or "系统按计划生成"
        if self.signed_on is None:
            return (("起草", drafted), ("签发", "未签发，仅供核对"))
        on = self.signed_on
        signed = f"{self.signed_by}　{on.year}年{on.month}月{on.day}日"
        return (("起草", drafted), ("签发", signed))

    @property
    def correction(self) -> str:
        """What it corrects, in words; nothing for a first version."""
        if self.revision == 1:
            return ""
        return (
            f"第{self.revision}版，更正第{self.revision - 1}版"
            f"（摘要 {self.corrects[:16]}…）。更正原因：{self.reason}"
        )


def lines_of(remarks: str) -> tuple[str, ...]:
    """The remarks as paragraphs."""
    return tuple(line.strip() for line in remarks.splitlines() if line.strip())
