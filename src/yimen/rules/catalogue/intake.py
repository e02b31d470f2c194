"""Do the papers suffice, and what follows if they don't.

行政许可法 art. 32 knows five answers to an application:
「（一）申请事项依法不需要取得行政许可的，应当即时告知申请人不受理；
（二）申请事项依法不属于本行政机关职权范围的，应当即时作出不予受理的决定，
并告知申请人向有关行政机关申请；
（三）申请材料存在可以当场更正的错误的，应当允许申请人当场更正；
（四）申请材料不齐全或者不符合法定形式的，应当当场或者在五日内一次告知申请人需要补正
的全部内容，逾期不告知的，自收到申请材料之日起即为受理；
（五）……申请材料齐全、符合法定形式，或者申请人按照本行政机关的要求提交全部补正
申请材料的，应当受理行政许可申请。」
art. 31: 「行政机关不得要求申请人提交与其申请的行政许可事项无关的技术资料和其他材料。」

So what may be demanded is what the published version of the matter lists, an error
put right on the spot counts as handed in, and one notice names everything: after it,
nothing may be asked for that it did not name, and whoever supplies all it named has
to be accepted.

Invariants: `Incomplete` lists every paper that is missing or wrong, in the order of
the guide; `examine` looks at nothing but its arguments. Not decided here: when the
five days end (`clock`), which local practice tolerates a gap, and who may accept.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from yimen.rules.refusals import Refused


class Necessity(StrEnum):
    """Whether a paper must be there (material codes 1, 2 and 3)."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    DEFERRABLE = "deferrable"


class PaperState(StrEnum):
    """How a paper stands: in hand, known from a register, absent or defective."""

    HANDED_IN = "handed_in"
    SHARED = "shared"
    CORRECTED = "corrected"  # an error put right on the spot (32(3))
    MISSING = "missing"
    WRONG = "wrong"

    @property
    def is_in(self) -> bool:
        """Whether the applicant need bring nothing more for it."""
        return self not in {PaperState.MISSING, PaperState.WRONG}


class AlreadyTold(Refused):
    """The one notice has been given; nothing it did not name may be asked for."""


class AskedBelow(Refused):
    """A lower organ has reviewed this; the upper one asks the applicant for no more."""


class UnknownPaper(Refused):
    """The published guide of this matter lists no such paper."""


class PapersMissing(Refused):
    """Papers are missing or wrong, so this can't be accepted as it stands."""


class NothingMissing(Refused):
    """The papers are complete, so the application has to be accepted."""


class SilenceAccepted(Refused):
    """The days for an answer have passed in silence, so the law has accepted it."""


class NotSilentYet(Refused):
    """The organ still has time to answer."""


class NoLocalLaw(Refused):
    """No law of this locality deems an application withdrawn."""


class NoTimeToCorrect(Refused):
    """The day by which to correct is not after the day of the notice."""


class StillTimeToCorrect(Refused):
    """The applicant still has time to supply what is missing."""


class WrongSaysNothing(Refused):
    """A paper called wrong needs a word on what is wrong with it."""


class Wanted(Protocol):
    """A paper that the published version asks for, as far as intake looks at it."""

    @property
    def code(self) -> str:
        """Stable within the matter."""

    @property
    def name(self) -> str:
        """As the guide calls it."""

    @property
    def necessity(self) -> Necessity:
        """Whether it must be there."""

    @property
    def form(self) -> str:
        """paper, electronic or either."""

    @property
    def originals(self) -> int:
        """How many."""

    @property
    def copies(self) -> int:
        """How many."""

    @property
    def issuer(self) -> str:
        """Where to get it."""

    @property
    def is_shared(self) -> bool:
        """Taken from a register, nobody brings it."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as the clerk saw it."""

    code: str
    state: PaperState = PaperState.HANDED_IN
    originals: int = 0
    copies: int = 0
    remark: str = ""  # what was wrong, or what was put right


@dataclass(frozen=True, slots=True)
class Gap:
    """One point of the notice: what is missing or wrong, and what to bring."""

    code: str
    name: str
    is_wrong: bool  # else it is missing
    remark: str
    form: str
    originals: int
    copies: int
    issuer: str  # where to get it


@dataclass(frozen=True, slots=True)
class Complete:
    """Everything required is in hand: the application has to be accepted."""


@dataclass(frozen=True, slots=True)
class Incomplete:
    """These papers are missing or wrong: all of them."""

    missing: tuple[Gap, ...]

    @property
    def codes(self) -> frozenset[str]:
        """The codes of what is missing or wrong."""
        return frozenset(gap.code for gap in self.missing)


Finding = Complete | Incomplete


def examine(
    materials: Iterable[Wanted],
    handed_in: Iterable[Paper],
    told_before: frozenset[str] | None = None,
) -> Finding:
    """Whether the papers suffice, else everything that is missing.

    After the one notice (`told_before`, the codes it named) only what it named can
    still be missing; finding more raises `AlreadyTold`.
    """
    wanted = tuple(materials)
    papers = {paper.code: paper for paper in handed_in}
    unknown = papers.keys() - {material.code for material in wanted}
    if unknown:
        raise UnknownPaper(codes=sorted(unknown))
    missing = tuple(
        gap for material in wanted if (gap := _gap(material, papers.get(material.code)))
    )
    if told_before is not None:
        _ask_no_more(missing, told_before)
    return Incomplete(missing) if missing else Complete()


def _gap(material: Wanted, paper: Paper | None) -> Gap | None:
    """What is lacking of this material, if anything."""
    wrong = paper is not None and paper.state is PaperState.WRONG
    absent = paper is None or paper.state is PaperState.MISSING
    if absent and (material.is_shared or material.necessity is Necessity.OPTIONAL):
        return None
    if not (wrong or absent):
        return None
    remark = paper.remark if paper else ""
    if wrong and not remark.strip():
        raise WrongSaysNothing(code=material.code, name=material.name)
    return Gap(
        code=material.code,
        name=material.name,
        is_wrong=wrong,
        remark=remark,
        form=material.form,
        originals=material.originals,
        copies=material.copies,
        issuer=material.issuer,
    )


def _ask_no_more(missing: tuple[Gap, ...], told: frozenset[str]) -> None:
    more = tuple(gap for gap in missing if gap.code not in told)
    if more:
        names = "、".join(gap.name for gap in more)
        raise AlreadyTold(more=names, codes=[gap.code for gap in more])


def together(before: Iterable[Paper], now: Iterable[Paper]) -> tuple[Paper, ...]:
    """The papers of the case with those that were just looked at in their place."""
    papers = {paper.code: paper for paper in before}
    papers.update((paper.code, paper) for paper in now)
    return tuple(papers.values())


def require_complete(finding: Finding) -> None:
    """Raise `PapersMissing` unless the papers suffice."""
    if isinstance(finding, Incomplete):
        raise PapersMissing(
            missing="、".join(gap.name for gap in finding.missing),
            codes=sorted(finding.codes),
        )


def require_missing(finding: Finding) -> Incomplete:
    """What is missing; raises `NothingMissing` if the papers suffice."""
    if isinstance(finding, Complete):
        raise NothingMissing
    return finding
