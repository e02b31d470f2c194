"""The archive of cases: its files, whether they are what was written, and a new run."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from yimen.records.statistics.actions.archive_cases import archive_cases
from yimen.records.statistics.actions.check_archive import check_archive
from yimen.records.statistics.queries.archive import archive_page
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.screens.bureau.home import sections
from yimen.screens.shared.access import access
from yimen.screens.shared.request import OurRequest


@access(Step.SEE_DATASETS)
@require_GET
def page(request: OurRequest) -> HttpResponse:
    """Which files there are, what they hold, and when they were read again."""
    shown = {
        "sections": sections(request.actor, "/bureau/figures/"),
        "page": archive_page(request.actor),
        "may_run": may_somewhere(request.actor, Step.ARCHIVE_CASES),
    }
    return render(request, "bureau/statistics/case_archive.html", shown)


@access(Step.CHECK_ARCHIVE)
@require_POST
def check(request: OurRequest) -> HttpResponse:
    """Read every file again."""
    done = check_archive(by=request.actor, at=request.now)
    if done.unsound:
        messages.error(
            request,
            f"{len(done.unsound)} 个文件和当初写入的不一样，已停用。请补写一次。",
        )
    else:
        messages.success(request, f"{done.parts} 个文件都和当初写入的一样。")
    return redirect("bureau:case-archive")


@access(Step.ARCHIVE_CASES)
@require_POST
def run(request: OurRequest) -> HttpResponse:
    """Write now what the night would write."""
    done = archive_cases(by=request.actor, at=request.now)
    messages.success(
        request, f"写了 {done.written} 个文件，{done.kept} 个没有变化，不用重写。"
    )
    return redirect("bureau:case-archive")
