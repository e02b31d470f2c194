"""Pictures and PDFs as people hand them in."""

import io
import struct
import zlib

from pypdf import PdfWriter


def a_png(width: int = 60, height: int = 40) -> bytes:
    """A red rectangle."""
    rows = b"".join(b"\0" + bytes([200, 60, 60] * width) for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    said = kind + content
    return struct.pack(">I", len(content)) + said + struct.pack(">I", zlib.crc32(said))


def a_pdf(pages: int = 2, password: str = "") -> bytes:
    """So many empty pages, under a password if there is one."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=595, height=842)
    if password:
        writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
