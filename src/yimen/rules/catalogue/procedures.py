"""Which procedure may stop the clock of which matter, and by which law.

行政许可法 45 names eight. 现场勘验, 公示, 图纸审查, 受理后补正 and 征求第三方意见 are
not among them: they take as long as they take, and the clock runs on, unless another
law says so. Then the version of the matter names that law, a line for each procedure
(「公示：某法第几条」), and its article stands on the applicant's notice. Nobody types
an article at the desk: what the guide does not name does not stop the clock.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from yimen.rules.legal_clock import articles
from yimen.rules.legal_clock.pauses import BY_ANOTHER_LAW, PauseWithoutBasis, Procedure
from yimen.rules.legal_clock.telling import PROCEDURES

_NONE_OF_THEM: Final = {Procedure.SPECIAL_PROCEDURE, Procedure.JOINT_STANDSTILL}
EIGHT: Final = frozenset(Procedure) - BY_ANOTHER_LAW - _NONE_OF_THEM
"""The procedures of article 45 itself."""

_BY_NAME: Final[Mapping[str, Procedure]] = {
    PROCEDURES[procedure]: procedure for procedure in BY_ANOTHER_LAW
}
_LINE: Final = re.compile(r"^\s*([^:：]+?)\s*[:：]\s*(.+?)\s*$")
_ARTICLE: Final = re.compile(r"第[〇零一二三四五六七八九十百千\d]+条")


def bases(lines: Iterable[str]) -> dict[Procedure, str]:
    """The articles that a guide names, by procedure; faulty lines name nothing."""
    said = [parts for line in lines if (parts := _parts(line))]
    return {one: article for one, article in said if _ARTICLE.search(article)}


def unknown(lines: Iterable[str]) -> tuple[str, ...]:
    """The lines that name no procedure that could need another law."""
    return tuple(line for line in lines if _parts(line) is None)


def without_article(lines: Iterable[str]) -> tuple[str, ...]:
    """The lines that name a procedure, but no article."""
    said = ((line, _parts(line)) for line in lines)
    return tuple(
        line for line, parts in said if parts and not _ARTICLE.search(parts[1])
    )


def _parts(line: str) -> tuple[Procedure, str] | None:
    said = _LINE.match(line)
    procedure = _BY_NAME.get(said[1]) if said else None
    return (procedure, said[2]) if said and procedure is not None else None


def basis_of(procedure: Procedure, lines: Iterable[str]) -> str:
    """The article under which this procedure stops the clock of this matter."""
    if procedure in EIGHT:
        return articles.UNCOUNTED
    named = bases(lines).get(procedure)
    if named is None:
        raise PauseWithoutBasis(procedure=procedure.value)
    return named


def may_stop(lines: Iterable[str]) -> tuple[Procedure, ...]:
    """The procedures that may stop the clock of this matter, in their usual order."""
    named = bases(lines)
    return tuple(one for one in Procedure if one in EIGHT or one in named)
