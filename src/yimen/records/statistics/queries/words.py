"""Every definition in the words of both engines, said before anybody asks."""

from yimen.ports.case_archive import begin
from yimen.records.statistics.queries import _day, _used
from yimen.records.statistics.queries._engine import DUCKDB, POSTGRES, compiled, offers
from yimen.rules.statistics.cuts import Cut
from yimen.rules.statistics.facts import Relation


def say_all() -> None:
    """Keep the texts of whatever a page may ask; they are made once in a process."""
    begin()
    _day.compiled_day()
    for dialect in (DUCKDB, POSTGRES):
        for by in (_used.BY_MATTER, _used.BY_DAY):
            _used.compiled_used(by, dialect)
        for relation in Relation:
            for fixed in (frozenset[Cut](), frozenset({Cut.ORGAN})):
                for cut in (None, *Cut):
                    if cut is not Cut.MONTH and offers(relation, cut):
                        compiled(relation, (cut,), fixed, dialect)
