"""Who may decide this one case, given who did what to it before.

行政许可法 34: 申请材料齐全、符合法定形式，能够当场作出决定的，应当当场作出书面的行政
许可决定; 需要对申请材料的实质内容进行核实的，行政机关应当指派两名以上工作人员进行核查.
A hall builds on that: taking in, examining and deciding are three hands (前台综合受理、
后台分类审批). So three conditions bar an officer whom the authority table would let
through:

1. Whoever accepted a case does not decide it. One exception: an instant matter (即办,
   “一支笔”) may be accepted and decided on the spot by one officer who holds a live
   letter for that matter. It is no anomaly; supervision samples it.
2. Whoever examined a case does not decide it, except in that same instant case.
3. Whoever decides holds a live authorisation letter (授权书) of the competent organ
   that covers the matter on the day. The head of that organ signs such letters and
   needs none, but at the counter is an officer like any other.

Somebody who is neither chief representative nor head of the competent organ decides
instant matters only. Handing out may be done by the acceptor, so nothing here bars it.
Not decided here: the role itself (`authority.py`) and the state (`lifecycle.py`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from yimen.rules.authority.actors import Actor, Role
from yimen.rules.refusals import Refused


class AcceptorMayNotDecide(Refused):
    """Who accepted this case may not decide it."""


class ExaminerMayNotDecide(Refused):
    """Who examined this case may not decide it."""


class NoLiveLetter(Refused):
    """The officer holds no live authorisation letter for this matter."""


class CounterDecidesInstantOnly(Refused):
    """An officer who does not represent the organ decides instant matters only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """An organ's written authority for one officer (授权书)."""

    organ_id: int
    officer_id: int
    matter_codes: frozenset[str]  # empty: every matter of the organ
    valid_from: date
    last_valid_on: date  # still valid on that day
    revoked_on: date | None = None  # no longer valid from that day

    def is_live(self, on: date) -> bool:
        """Whether the letter is in force on this day."""
        revoked = self.revoked_on is not None and self.revoked_on <= on
        return self.valid_from <= on <= self.last_valid_on and not revoked

    def covers(self, organ_id: int, matter_code: str) -> bool:
        """Whether the letter speaks of this matter of this organ."""
        named = not self.matter_codes or matter_code in self.matter_codes
        return self.organ_id == organ_id and named


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What of a case bears on who may decide it."""

    organ_id: int  # the competent organ
    matter_code: str
    is_instant: bool
    accepted_by: int | None  # nobody, when acceptance was deemed
    examined_by: int | None = None


def has_letter(
    history: History, letters: Iterable[Letter], *, by: Actor, on: date
) -> bool:
    """Whether one of these letters lets the actor decide this matter on this day."""
    return any(
        letter.officer_id in by.officer_ids
        and letter.is_live(on)
        and letter.covers(history.organ_id, history.matter_code)
        for letter in letters
    )


def _represents(by: Actor, organ_id: int) -> bool:
    own = by.organ_id == organ_id
    return own and by.has(Role.CHIEF_REPRESENTATIVE, Role.ORGAN_HEAD)


def check(
    history: History,
    letters: Iterable[Letter],
    *,
    by: Actor,
    on: date,
    examiner_may_decide: bool = False,
) -> None:
    """Raise unless nothing in this case's history bars the actor from deciding it."""
    alone = history.accepted_by in by.officer_ids
    if alone and not history.is_instant:
        raise AcceptorMayNotDecide(officer=by.mark)
    looked = history.examined_by in by.officer_ids
    if looked and not history.is_instant and not examiner_may_decide:
        raise ExaminerMayNotDecide(officer=by.mark)
    if not (history.is_instant or _represents(by, history.organ_id)):
        raise CounterDecidesInstantOnly(officer=by.mark)
    is_head = by.has(Role.ORGAN_HEAD) and by.organ_id == history.organ_id
    if is_head and not alone:
        return
    if not has_letter(history, letters, by=by, on=on):
        raise NoLiveLetter(officer=by.mark, matter=history.matter_code)
