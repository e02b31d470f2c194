"""Papers: whoever may see the case prints; the applicant by the query code."""

from typing import Final

from screens.doors import Row, public

READERS: Final = (
    "clerk guide issuer examiner chief_representative organ_head government_head "
    "duty_director bureau_manager supervisor"
)
PAPER: Final = {"number": "青溪市监受〔2026〕1号"}
CASE: Final = {"case": "500199000120260918000017"}

ROWS: Final = {
    "paper:document-show": Row(READERS, kwargs=lambda _: PAPER, inside=404),
    "paper:document-print": Row(
        READERS, kwargs=lambda _: PAPER, method="post", inside=404
    ),
    "paper:document-pdf": Row(
        READERS, kwargs=lambda _: PAPER, method="post", inside=404
    ),
    "paper:case-dossier": Row(READERS, kwargs=lambda _: CASE, inside=404),
    "paper:case-print": Row(READERS, kwargs=lambda _: CASE, method="post", inside=404),
    "paper:document-reword": Row(
        "chief_representative organ_head", kwargs=lambda _: PAPER, inside=404
    ),
    "paper:archive-list": Row(READERS),
    "paper:archive-export": Row(READERS, kwargs=lambda _: {"kind": "csv"}),
    "paper:case-filing": Row(READERS, kwargs=lambda _: CASE, inside=404),
    "paper:case-file": Row(
        "clerk issuer examiner chief_representative",
        kwargs=lambda _: CASE,
        method="post",
        inside=404,
    ),
    "paper:case-check": Row(READERS, kwargs=lambda _: CASE, method="post", inside=404),
    "paper:case-bound": Row(
        READERS, kwargs=lambda _: {**CASE, "form": "zip"}, method="post", inside=404
    ),
    "paper:copied-show": Row(READERS, kwargs=lambda _: PAPER, inside=404),
    "paper:copied-pdf": Row(READERS, kwargs=lambda _: PAPER, inside=404),
    "paper:own-show": public(404, kwargs=lambda _: PAPER),
    "paper:own-pdf": public(404, kwargs=lambda _: PAPER),
}
