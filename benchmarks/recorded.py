"""The statements of two acts, as the product sends them, written down for pgbench."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any, Final

from benchmarks.house import House

OPINION: Final = "材料真实，符合条件，建议准予。"
REASON: Final = "面积与图纸不符，请再核对一次。"
_SLOT: Final = re.compile(r"%\((\w+)\)s")
_COMMENT: Final = re.compile(r"--[^\n]*")


@dataclass
class Heard:
    """What went to the database: text and parameters, in order."""

    said: list[tuple[str, Mapping[str, Any]]] = field(default_factory=list)


@contextmanager
def hearing() -> Iterator[Heard]:
    """Within, every statement of Django's connection is heard."""
    from django.db import connection

    heard = Heard()

    def hear(execute: Any, sql: str, values: Any, *more: Any) -> Any:
        heard.said.append((sql, values))
        return execute(sql, values, *more)

    with connection.execute_wrapper(hear):
        yield heard


@dataclass(frozen=True)
class Scripts:
    """What pgbench is told."""

    arguments: tuple[str, ...]


def scripts(found: House, room: Path, cases: int) -> Scripts:
    """One script for each act, both as often; the cases are those of the floor."""
    arguments: list[str] = []
    for name, said in _acts(found).items():
        look, move = said
        text, defined = _script(name, look, move, cases)
        path = room / f"{name}.sql"
        path.write_text(text, encoding="utf-8")
        arguments += ["-f", str(path)]
        for key, value in defined.items():
            arguments += ["-D", f"{key}={value}"]
    return Scripts(tuple(arguments))


Said = tuple[str, Mapping[str, Any]]


def _acts(found: House) -> dict[str, tuple[Said, Said]]:
    from yimen.records.cases.actions.examine import examine
    from yimen.records.cases.actions.send_back import send_back
    from yimen.rules.cases.decisions import Opinion
    from yimen.site import clock

    number = "FLOOR00000000"
    people = found.district
    opinion = Opinion(text=OPINION, proposes_grant=True, opened=frozenset({"M1", "M2"}))
    acts = {
        "examine": lambda: examine(
            number=number, opinion=opinion, by=people.examiner, at=clock.now()
        ),
        "send_back": lambda: send_back(
            number=number, reason=REASON, by=people.approver, at=clock.now()
        ),
    }
    said: dict[str, tuple[Said, Said]] = {}
    for name, act in acts.items():
        with hearing() as heard:
            act()
        look, move = heard.said
        said[name] = look, move
    return said


def _script(
    name: str, look: Said, move: Said, cases: int
) -> tuple[str, dict[str, str]]:
    """The text of a script and the variables it is given."""
    values = move[1]
    line = json.loads(values["lines"])[0]
    defined = {
        f"{name}_officer": str(look[1]["officer"]),
        f"{name}_post": str(look[1]["post"] or 0),
        f"{name}_changes": values["changes"],
        f"{name}_line": json.dumps(line, ensure_ascii=False),
        f"{name}_texts": json.dumps(json.loads(values["texts"])[0]),
        f"{name}_hash": line["hash"],
    }
    following = ":f_last_sequence::integer + 1"
    lines = (
        f"jsonb_build_array(:{name}_line::jsonb || jsonb_build_object("
        f"'sequence', {following}, 'previous_hash', :f_last_hash::text,"
        " 'recorded_at', :f_recorded_at::text))"
    )
    texts = (
        f"jsonb_build_array(:{name}_texts::jsonb"
        f" || jsonb_build_object('sequence', {following}))"
    )
    slots = {
        "number": "'FLOOR' || lpad(:n::text, 8, '0')",
        "officer": f":{name}_officer",
        "post": f":{name}_post",
        "id": ":f_id",
        "version": ":f_version",
        "sequence": ":f_last_sequence",
        "version_step": str(values["version_step"]),
        "last_sequence": following,
        "last_hash": f":{name}_hash::bytea",
        "changes": f":{name}_changes",
        "lines": f"({lines})",
        "texts": f"({texts})",
        "papers": "'[]'",
    }
    text = (
        f"\\set n random(1, {cases - 1})\n"
        f"{_filled(look[0], slots)}\n\\gset f_\n{_filled(move[0], slots)};\n"
    )
    return text, defined


def _filled(text: str, slots: Mapping[str, str]) -> str:
    plain = _SLOT.sub(lambda slot: slots[slot.group(1)], _COMMENT.sub("", text))
    return plain.replace("%%", "%").strip()


def opened_cookie(number: str, mark: str, codes: tuple[str, ...]) -> str:
    """What the browser holds once the examiner has opened every material."""
    from django.http import HttpResponse

    answer = HttpResponse()
    answer.set_signed_cookie(f"opened-{number}", " ".join(codes), salt=f"opened:{mark}")
    jar: SimpleCookie = answer.cookies
    return jar[f"opened-{number}"].OutputString().split(";")[0]
