"""Is this paper genuine? By the file itself, or by its number (电子签名法 13)."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yimen.records.seals import queries
from yimen.rules.documents.seals import SealVerdict
from yimen.screens.shared.access import public
from yimen.screens.shared.request import OurRequest

_MOST_BYTES: Final = 12 * 1024 * 1024


@public
@require_http_methods(["GET", "POST"])
def check(request: OurRequest) -> HttpResponse:
    """Valid, changed, sealed too late, void, or not ours."""
    found, fault = None, ""
    number = request.GET.get("number", "").strip()[:80]
    if request.method == "POST":
        file = request.FILES.get("file")
        if file is None or not file.size or file.size > _MOST_BYTES:
            fault = _("请选一个 PDF 文件，不超过 12 兆。")
        else:
            found = queries.check_file(file.read())
    elif number:
        found = queries.check_number(number)
    known = {"found": found, "fault": fault, "number": number}
    known["verdict"] = _words(found.verdict) if found else ""
    return render(request, "portal/seal.html", known, status=422 if fault else 200)


def _words(verdict: SealVerdict) -> str:
    match verdict:
        case SealVerdict.VALID:
            return _("印章有效，文件没有被改动过")
        case SealVerdict.TAMPERED:
            return _("文件盖章以后被改动过，印章无效")
        case SealVerdict.AFTER_REVOCATION:
            return _("盖章的时候这枚印章已经停用，无效")
        case SealVerdict.VOID:
            return _("印章是真的，但这份文书后来作废了")
        case SealVerdict.UNKNOWN:
            return _("没有查到我们的印章，不能证明这份文书是我们出的")
