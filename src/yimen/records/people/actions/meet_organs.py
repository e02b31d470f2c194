"""Organs that an import names: found by code or credit code, made when they are new."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from yimen.ports import spelling
from yimen.records.journal.append import Line, append
from yimen.records.people.models import Organ
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import require
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.organs import LONGEST_SHORT_NAME


@dataclass(frozen=True, slots=True)
class OrganName:
    """How a file names an organ."""

    code: str
    name: str = ""
    uscc: str = ""


@transaction.atomic
def meet_organs(
    named: Iterable[OrganName], *, by: Actor, at: datetime
) -> dict[OrganName, int]:
    """The id of every organ that was named; one without a name has none if unknown."""
    require(by, Step.IMPORT_CATALOGUE)
    wanted = list(dict.fromkeys(named))
    found = {organ.code: organ.pk for organ in Organ.objects.all()}
    found |= {organ.uscc: organ.pk for organ in Organ.objects.exclude(uscc="")}
    answer: dict[OrganName, int] = {}
    for organ in wanted:
        known = found.get(organ.code) or (found.get(organ.uscc) if organ.uscc else None)
        if known is None and organ.name:
            known = _new(organ, by=by, at=at)
            found[organ.code] = known
        if known is not None:
            answer[organ] = known
    return answer


_REGION: Final = re.compile(r"^.*?(?:自治区|自治州|[省市区县旗])(?=..)")


def _short(name: str) -> str:
    """A name for papers until somebody gives a better one: without the region."""
    bare = _REGION.sub("", name) or name
    return bare[:LONGEST_SHORT_NAME]


def _new(organ: OrganName, *, by: Actor, at: datetime) -> int:
    row = Organ.objects.create(
        code=organ.code,
        uscc=organ.uscc,
        name=organ.name,
        short_name=_short(organ.name),
        initials=spelling.initials(organ.name),
        valid_from=local_date(at),
    )
    append(
        Line(
            kind="organ",
            subject=organ.code,
            step=Step.IMPORT_CATALOGUE,
            by=by,
            happened_at=at,
            after="open",
            payload={"act": "add", "uscc": organ.uscc, "name": organ.name},
        )
    )
    return row.pk
