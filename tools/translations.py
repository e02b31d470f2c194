"""Compile the English of the public screens; say what nobody has translated yet.

    python tools/translations.py

Words in the code and the templates are Chinese and are their own keys. Each screen
keeps `locale/en/LC_MESSAGES/django.po` with the English beside them; this writes the
`.mo` that gettext reads, without a compiler from outside.
"""

import ast
import re
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

SOURCE: Final = Path(__file__).parents[1] / "src" / "yimen" / "screens"
PUBLIC: Final = ("portal", "kiosk", "board", "shared")
STAFF_ONLY: Final = ("shared/templates/shared/look/",)

_ENTRY: Final = re.compile(
    r'^(msgid|msgid_plural|msgstr|msgstr\[\d\]) (".*"(?:\n".*")*)', re.MULTILINE
)
_MARKED: Final = re.compile(
    r"""\{%\s*(?:translate|trans)\s+(?:"([^"]+)"|'([^']+)')|"""
    r"""\{%\s*blocktranslate[^%]*%\}(.*?)\{%\s*(?:plural|endblocktranslate)""",
    re.DOTALL,
)
_VARIABLE: Final = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_MAGIC: Final = 0x950412DE
_CALLS: Final = frozenset({"_", "gettext", "ngettext", "gettext_lazy"})


def _text(quoted: str) -> str:
    return "".join(ast.literal_eval(line) for line in quoted.splitlines())


def read(po: str) -> dict[str, str]:
    """The entries of a .po file, plural forms joined as .mo wants them."""
    found: dict[str, str] = {}
    key = ""
    for kind, quoted in _ENTRY.findall(po):
        text = _text(quoted)
        if kind == "msgid":
            key = text
        elif kind == "msgid_plural":
            key = f"{key}\0{text}"
        elif kind in {"msgstr", "msgstr[0]"}:
            found[key] = text
        else:
            found[key] += f"\0{text}"
    return {key: text for key, text in found.items() if text}


def compiled(po: str) -> bytes:
    """The .mo file for this .po file."""
    entries = sorted((k.encode(), v.encode()) for k, v in read(po).items())
    count = len(entries)
    start = 28 + 16 * count
    keys, values = b"", b""
    for key, value in entries:
        keys += key + b"\0"
        values += value + b"\0"
    table: list[int] = []
    for column, base in ((0, start), (1, start + len(keys))):
        at = base
        for entry in entries:
            table += [len(entry[column]), at]
            at += len(entry[column]) + 1
    head = struct.pack("<7I", _MAGIC, 0, count, 28, 28 + 8 * count, 0, start)
    return head + struct.pack(f"<{len(table)}I", *table) + keys + values


def _of_template(text: str) -> Iterator[str]:
    for match in _MARKED.finditer(text):
        plain = match[1] or match[2]
        yield plain or _VARIABLE.sub(r"%(\1)s", match[3])


def _of_module(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in _CALLS
            and node.args
            and isinstance(node.args[0], ast.Constant)
        ):
            yield str(node.args[0].value)


def wanted() -> dict[str, str]:
    """Every text a public screen marks for translation, and a file it stands in."""
    found: dict[str, str] = {}
    for screen in PUBLIC:
        for path in sorted((SOURCE / screen).rglob("*")):
            where = path.relative_to(SOURCE).as_posix()
            if where.startswith(STAFF_ONLY) or path.suffix not in {".py", ".html"}:
                continue
            text = path.read_text(encoding="utf-8")
            seek = _of_module if path.suffix == ".py" else _of_template
            found.update(dict.fromkeys(seek(text), where))
    return found


def catalogues() -> list[Path]:
    """Every .po file of the screens."""
    return sorted(SOURCE.rglob("locale/en/LC_MESSAGES/django.po"))


def known() -> set[str]:
    """Every text that has its English."""
    return {
        key.split("\0")[0]
        for path in catalogues()
        for key in read(path.read_text(encoding="utf-8"))
    }


def main() -> int:
    """Write every .mo; 1 if something has no English yet."""
    for path in catalogues():
        mo = compiled(path.read_text(encoding="utf-8"))
        path.with_suffix(".mo").write_bytes(mo)
    missing = {text: where for text, where in wanted().items() if text not in known()}
    for text, where in missing.items():
        sys.stderr.write(f"{where}: {text}\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
