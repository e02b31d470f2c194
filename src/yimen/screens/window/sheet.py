"""What lies on the counter: who came, for what, with which papers.

It lives in the page's own address and form, not on the server: a page may be reloaded,
sent twice or opened in a second window without harm.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.http import QueryDict
from django.utils.dateparse import parse_date
from django.utils.http import urlencode

from yimen.rules.cases.applications import (
    PROACTIVE,
    AgentPower,
    Application,
    DeliveryWay,
)
from yimen.rules.catalogue.intake import Paper, PaperState
from yimen.rules.catalogue.tolerance import Promise

_KEY_SIGNS: Final = 22
_MOST_SHEETS: Final = 99
_LONG_ANSWER: Final = 300


def new_submit_key() -> str:
    """A key that no other form has."""
    return secrets.token_urlsafe(_KEY_SIGNS)[:_KEY_SIGNS]


def _number(said: Mapping[str, str], name: str) -> int | None:
    value = said.get(name, "")
    return int(value) if value.isdecimal() and value != "0" else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """Who came for what."""

    applicant_id: int | None
    agent_id: int | None
    power: AgentPower
    version_id: int | None
    ticket_id: int | None

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Names and values for hidden fields; what is not known is left out."""
        said = {
            "applicant": self.applicant_id,
            "agent": self.agent_id,
            "power": self.power.value,
            "matter": self.version_id,
            "ticket": self.ticket_id,
        }
        return tuple((name, str(value)) for name, value in said.items() if value)

    @property
    def query(self) -> str:
        """The same, for an address."""
        return urlencode(self.pairs)


def counter_of(said: QueryDict) -> Counter:
    """The counter as the address or the form tells it; nonsense is left out."""
    power = said.get("power", "")
    return Counter(
        applicant_id=_number(said, "applicant"),
        agent_id=_number(said, "agent"),
        power=AgentPower(power) if power in set(AgentPower) else AgentPower.SELF,
        version_id=_number(said, "matter"),
        ticket_id=_number(said, "ticket"),
    )


def papers_of(said: QueryDict) -> tuple[Paper, ...]:
    """The papers as they were ticked: `paper-<code>` is the state of each.

    `all_in` says that whatever is not marked otherwise was handed in, `proactive` that
    the organ's own records say it.
    """
    prefix = "paper-"
    return tuple(
        _paper(said, name.removeprefix(prefix))
        for name in said
        if name.startswith(prefix)
    )


def _paper(said: QueryDict, code: str) -> Paper:
    state = said.get(f"paper-{code}", "")
    known = PaperState(state) if state in set(PaperState) else PaperState.MISSING
    if known is PaperState.MISSING and "proactive" in said:
        known = PaperState.SHARED
    if known is PaperState.MISSING and "all_in" in said:
        known = PaperState.HANDED_IN
    return Paper(
        code=code,
        state=known,
        originals=_count(said, f"originals-{code}"),
        copies=_count(said, f"copies-{code}"),
        remark=said.get(f"remark-{code}", "")[:500],
    )


def _count(said: QueryDict, name: str) -> int:
    return min(_number(said, name) or 0, _MOST_SHEETS)


def promise_of(said: QueryDict) -> Promise:
    """What the applicant promises: `owed-<code>` is the day of each paper."""
    prefix = "owed-"
    days = {
        name.removeprefix(prefix): parse_date(said.get(name, "") or "")
        for name in said
        if name.startswith(prefix)
    }
    return Promise(
        conditions_met="conditions_met" in said,
        days={code: day for code, day in days.items() if day is not None},
    )


def application_of(said: QueryDict) -> Application | None:
    """The application, once it is known who came for what."""
    counter = counter_of(said)
    key = said.get("submit_key", "")
    if counter.applicant_id is None or counter.version_id is None or not key:
        return None
    way = said.get("delivery_way", "")
    return Application(
        submit_key=key[:64],
        matter_version_id=counter.version_id,
        applicant_id=counter.applicant_id,
        papers=papers_of(said),
        handling_agent_id=counter.agent_id,
        agent_power=counter.power,
        channel=PROACTIVE if "proactive" in said else "window",
        ticket_id=counter.ticket_id,
        delivery_way=DeliveryWay(way)
        if way in set(DeliveryWay)
        else DeliveryWay.COLLECT,
        delivery_address=said.get("delivery_address", "")[:200],
    )


def form_of(said: QueryDict) -> dict[str, str]:
    """The answers of the one form: `form-<key>` each."""
    prefix = "form-"
    return {
        name.removeprefix(prefix): said.get(name, "")[:_LONG_ANSWER]
        for name in said
        if name.startswith(prefix)
    }
