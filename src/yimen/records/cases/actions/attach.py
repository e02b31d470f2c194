"""A file is put to a case, judged by its content (许可法 33)."""

from dataclasses import dataclass
from datetime import datetime

from yimen.ports.storage import digest_of, media_type_of, storage
from yimen.records.cases import models
from yimen.records.cases.actions._approach import approach
from yimen.records.cases.actions._aside import until_it_fits
from yimen.records.cases.actions._move import Act, move
from yimen.records.cases.queries import UploadRow
from yimen.rules import uploads
from yimen.rules.actors import Actor
from yimen.rules.intake import UnknownPaper
from yimen.rules.steps import Step


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    media_type: str
    content: bytes
    digest: str


def attach(
    *,
    number: str,
    name: str,
    content: bytes,
    material_code: str = "",
    by: Actor,
    at: datetime,
) -> UploadRow:
    """The stored file; the same file for the same material again is the same one."""
    media_type = media_type_of(content)
    uploads.check(len(content), media_type)
    file = _File(
        uploads.plain_name(name, media_type), media_type, content, digest_of(content)
    )
    return until_it_fits(lambda: _attach(number, file, material_code, by, at))


def _attach(
    number: str, file: _File, material_code: str, by: Actor, at: datetime
) -> UploadRow:
    case = approach(number, Step.ATTACH, by)
    if material_code and case.matter.material(material_code) is None:
        raise UnknownPaper(codes=[material_code])
    same = models.Upload.objects.filter(
        case_id=case.case_id, digest=file.digest, material_code=material_code
    ).first()
    if same is not None:
        return _row(same)
    storage().keep(file.content)
    act = Act(
        step=Step.ATTACH,
        by=by,
        at=at,
        after=case.state,
        evidence={
            "material": material_code,
            "digest": file.digest,
            "size_bytes": len(file.content),
            "media_type": file.media_type,
        },
    )
    move(case, act, is_aside=True)
    return _row(
        models.Upload.objects.create(
            case_id=case.case_id,
            material_code=material_code,
            name=file.name,
            media_type=file.media_type,
            size_bytes=len(file.content),
            digest=file.digest,
            uploaded_at=at,
            uploaded_by_id=by.officer_id,
        )
    )


def _row(upload: models.Upload) -> UploadRow:
    return UploadRow(
        upload.pk,
        upload.material_code,
        upload.name,
        upload.media_type,
        upload.size_bytes,
        upload.uploaded_at,
    )
