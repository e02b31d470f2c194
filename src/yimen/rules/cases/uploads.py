"""Which files a case may carry: judged by what they are, not by what they are called.

行政许可法 33 wants applications by electronic means; 在线政务服务的若干规定 gives an
electronic file the force of the paper one. What is kept can be opened by everybody in
the house for decades: pictures, PDF, OFD (GB/T 33190) and the two office formats.
Nothing that a browser would run, nothing whose content can't be told.
"""

from typing import Final

from yimen.rules.refusals import Refused

MOST_BYTES: Final = 10 * 1024 * 1024
LONGEST_NAME: Final = 120
OFD: Final = "application/ofd"
_OFFICE: Final = "application/vnd.openxmlformats-officedocument"

EXTENSIONS: Final = {
    "application/pdf": "pdf",
    OFD: "ofd",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "image/heic": "heic",
    f"{_OFFICE}.wordprocessingml.document": "docx",
    f"{_OFFICE}.spreadsheetml.sheet": "xlsx",
}
"""What may be kept, and what it is called by."""


class FileEmpty(Refused):
    """The file has no content."""


class FileTooLarge(Refused):
    """The file is larger than may be kept."""


class FileKindUnknown(Refused):
    """The content is none of the kinds that may be kept."""


def check(size_bytes: int, media_type: str) -> None:
    """Raise unless a file of this size and kind may be kept."""
    if size_bytes == 0:
        raise FileEmpty
    if size_bytes > MOST_BYTES:
        raise FileTooLarge(size_mb=-(-size_bytes // 2**20), most_mb=MOST_BYTES // 2**20)
    if media_type not in EXTENSIONS:
        raise FileKindUnknown(found=media_type or "unknown")


def plain_name(name: str, media_type: str) -> str:
    """The file's own name without folders and hidden signs, with a true extension."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(sign for sign in last if sign.isprintable()).strip(" .")
    stem = shown.rsplit(".", 1)[0] if "." in shown else shown
    return f"{stem[:LONGEST_NAME] or 'file'}.{EXTENSIONS[media_type]}"
