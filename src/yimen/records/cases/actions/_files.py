"""A file of a case: judged by its content, kept once, written beside the case."""

from dataclasses import dataclass
from datetime import datetime

from yimen.ports.storage import digest_of, media_type_of, storage
from yimen.records.cases import models
from yimen.records.cases.queries import UploadRow
from yimen.rules.authority.actors import Actor
from yimen.rules.cases import uploads


@dataclass(frozen=True, slots=True)
class File:
    """A file that may be kept."""

    name: str
    media_type: str
    content: bytes
    digest: str

    @classmethod
    def of(cls, name: str, content: bytes) -> "File":
        """The file, if its content is of a kind that may be kept."""
        media_type = media_type_of(content)
        uploads.check(len(content), media_type)
        plain = uploads.plain_name(name, media_type)
        return cls(plain, media_type, content, digest_of(content))

    def evidence(self, material_code: str) -> dict[str, object]:
        """The file as a line of the journal names it."""
        return {
            "material": material_code,
            "digest": self.digest,
            "size_bytes": len(self.content),
            "media_type": self.media_type,
        }


def kept_before(case_id: int, file: File, material_code: str) -> UploadRow | None:
    """The same file of the same material, if the case has it already."""
    same = models.Upload.objects.filter(
        case_id=case_id, digest=file.digest, material_code=material_code
    ).first()
    return row(same) if same else None


def keep(
    case_id: int, file: File, material_code: str, *, by: Actor, at: datetime
) -> UploadRow:
    """The file's row; its content is in the storage."""
    storage().keep(file.content)
    return row(
        models.Upload.objects.create(
            case_id=case_id,
            material_code=material_code,
            name=file.name,
            media_type=file.media_type,
            size_bytes=len(file.content),
            digest=file.digest,
            uploaded_at=at,
            uploaded_by_id=by.officer_id,
        )
    )


def row(upload: models.Upload) -> UploadRow:
    """The file as pages list it."""
    return UploadRow(
        upload.pk,
        upload.material_code,
        upload.name,
        upload.media_type,
        upload.size_bytes,
        upload.uploaded_at,
    )
