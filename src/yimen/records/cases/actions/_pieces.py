"""What lies in the file of a case, piece by piece, in the order of the file.

After the catalogue come the list of what was handed in, the files themselves, the
papers up to the notices, the opinions of each step with name and time, and then the
decision and what followed (rulebook 9.21). A paper is set anew from what was sealed
when it was issued, so the bound one says what the issued one says.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final

from yimen.ports.dossier import Cover, Piece, inner_list
from yimen.ports.pdf import Imprint, typesetter
from yimen.ports.storage import storage
from yimen.records.cases import models
from yimen.records.cases.queries import CasePage, DocumentPage, UploadRow
from yimen.records.people import queries as people
from yimen.rules.authority.steps import Step
from yimen.rules.documents.case_file import PLACES, Place
from yimen.rules.documents.paper_facts import FORMS, STATES, instant_words, long_day
from yimen.rules.documents.retention import WORDS, Retention
from yimen.rules.legal_clock.calendar import local_date

_PDF: Final = "application/pdf"
_LOOSE: Final = "其他材料"
_SPOKEN: Final = {
    Step.EXAMINE: "审查意见",
    Step.SEND_BACK: "退回重新审查",
    Step.GRANT: "决定：准予",
    Step.REFUSE: "决定：不予许可",
    Step.REJECT: "决定：不予受理",
    Step.EXTEND: "批准延期",
    Step.PAUSE: "特别程序开始",
    Step.RESUME: "特别程序结束",
    Step.WITHDRAW: "撤回",
    Step.RETURN: "退件",
    Step.DELIVER: "送达",
    Step.ACCEPT: "受理",
    Step.DEEM_ACCEPTED: "视为受理",
    Step.RECEIVE: "收件",
}


def pieces_of(
    page: CasePage, papers: Iterable[DocumentPage], at: datetime
) -> tuple[Piece, ...]:
    """Everything that lies in the file."""
    filed = tuple(papers)
    return (
        _handed_in(page, at),
        *_uploads(page),
        *(_paper(one) for one in filed if _place(one) <= Place.NOTICE),
        _opinions(page, at),
        *(_paper(one) for one in filed if _place(one) > Place.NOTICE),
    )


def cover_of(
    page: CasePage, row: models.Case, number: str, retention: Retention
) -> Cover:
    """What the file is."""
    closed = row.closed_at or row.delivered_at or row.received_at
    rows = (
        ("事项", page.matter_name),
        ("事项编码", page.matter_code),
        ("办件编号", page.number),
        ("申请人", people.full_name(row.applicant_id)),
        ("实施机关", page.organ_name),
        ("收件日期", long_day(local_date(page.received_at))),
        ("办结日期", long_day(local_date(closed))),
        ("保管期限", WORDS[retention]),
    )
    return Cover(title="政务服务办件卷宗", number=number or "（未归档）", rows=rows)


def _place(paper: DocumentPage) -> Place:
    return PLACES.get(paper.sheet.kind, Place.NOTICE)


def _handed_in(page: CasePage, at: datetime) -> Piece:
    rows = [
        (
            row.material.name,
            STATES.get(row.state, str(row.state)),
            FORMS.get(row.material.form, ""),
            f"{row.originals} / {row.copies}",
            "、".join(one.name for one in row.uploads) or "—",
        )
        for row in page.materials
    ]
    heads = ("材料", "情况", "形式", "原件 / 复印件", "文件")
    return _list("收取材料清单", heads, rows, at)


def _opinions(page: CasePage, at: datetime) -> Piece:
    rows = [
        (
            _SPOKEN[line.step],
            line.actor,
            instant_words(line.happened_at),
            line.text or "—",
        )
        for line in page.history
        if line.step in _SPOKEN
    ]
    return _list("办理经过和审批意见", ("环节", "办理人", "时间", "意见"), rows, at)


def _list(
    title: str,
    heads: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    at: datetime,
) -> Piece:
    return Piece(
        title=title,
        number="",
        dated=long_day(local_date(at)),
        remark="归档时生成",
        name=f"{title}.pdf",
        media_type=_PDF,
        content=inner_list(title, heads, rows),
    )


def _uploads(page: CasePage) -> Iterator[Piece]:
    for row in page.materials:
        for upload in row.uploads:
            yield _upload(row.material.name, upload)
    for upload in page.uploads:
        yield _upload(_LOOSE, upload)


def _upload(title: str, upload: UploadRow) -> Piece:
    digest = models.Upload.objects.values_list("digest", flat=True)
    return Piece(
        title=title,
        number="",
        dated=long_day(local_date(upload.uploaded_at)),
        remark="",
        name=upload.name,
        media_type=upload.media_type,
        content=storage().fetch(digest.get(pk=upload.upload_id)),
        is_upload=True,
    )


def _paper(paper: DocumentPage) -> Piece:
    sheet = paper.sheet
    void = f"{paper.void_reason}" if paper.voided_at else ""
    content = typesetter().pdf(
        sheet, Imprint(line=f"存档件　{sheet.number}", void=void)
    )
    return Piece(
        title=sheet.title,
        number=sheet.number,
        dated=sheet.issued_on,
        remark=_remark(paper),
        name=f"{sheet.title} {sheet.number}.pdf",
        media_type=_PDF,
        content=content,
    )


def _remark(paper: DocumentPage) -> str:
    if paper.voided_at is not None:
        instead = f"，由 {paper.replaced_by} 替换" if paper.replaced_by else ""
        return f"作废{instead}"
    return f"替换 {paper.replaces}" if paper.replaces else ""
