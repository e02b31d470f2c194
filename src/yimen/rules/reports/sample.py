"""A report of nowhere with every part in it: what a template is tried out on."""

from datetime import date
from typing import Final

from yimen.rules.reports.books import Book
from yimen.rules.reports.composing import composed
from yimen.rules.reports.figures import Figures, Gathered, Scored
from yimen.rules.reports.kinds import ReportKind
from yimen.rules.reports.papers import Paper
from yimen.rules.statistics.periods import Beside, month_of
from yimen.rules.statistics.quantities import Quantity

_SAMPLE_ON: Final = date(2026, 1, 1)


def sample() -> Paper:
    """A signed correction with remarks: nothing that a paper may have is missing."""
    counts = {
        name.value: place for place, name in enumerate((*Quantity, *Book), start=3)
    }
    figures = Figures("1", "示例大厅", dict.fromkeys(Beside, counts))
    told = Gathered(
        hall="示例大厅",
        period=month_of(_SAMPLE_ON),
        whole=figures,
        halls=(figures,),
        organs=(figures,),
        matters=(figures,),
        months=(figures,),
        scores=(Scored("示例部门", None, ""),),
    )
    return Paper(
        report=composed(ReportKind.MONTHLY, told),
        remarks=("示例说明。",),
        revision=2,
        corrects="0" * 64,
        reason="示例原因",
        drafted_by="示例",
        signed_by="示例",
        signed_on=_SAMPLE_ON,
        digest="0" * 64,
    )
