"""How each refusal is said in Chinese, with its article and what to do next.

One file per subject adds its words to `WORDS`; a test fails on any `Refused` that
has none. `{names}` are the refusal's facts.
"""

from yimen.rules.refusals import Refused
from yimen.screens.shared.wording import (
    agency,
    cases,
    catalogue,
    clock,
    commitments,
    conduct,
    fees,
    figures,
    hearings,
    house,
    joint,
    journal,
    messages,
    office,
    orders,
    papers,
    people,
    performance,
    promises,
    queue,
    ratings,
    reports,
    seals,
    supervision,
)
from yimen.screens.shared.wording.words import Words

WORDS: dict[str, Words] = {
    **agency.WORDS,
    **cases.WORDS,
    **catalogue.WORDS,
    **clock.WORDS,
    **commitments.WORDS,
    **conduct.WORDS,
    **fees.WORDS,
    **figures.WORDS,
    **hearings.WORDS,
    **house.WORDS,
    **joint.WORDS,
    **journal.WORDS,
    **messages.WORDS,
    **office.WORDS,
    **papers.WORDS,
    **orders.WORDS,
    **people.WORDS,
    **performance.WORDS,
    **promises.WORDS,
    **queue.WORDS,
    **ratings.WORDS,
    **reports.WORDS,
    **seals.WORDS,
    **supervision.WORDS,
}


def say(refusal: Refused) -> Words:
    """The words for this refusal with its facts filled in."""
    for kind in type(refusal).__mro__:
        if kind.__name__ in WORDS:
            return WORDS[kind.__name__].filled(refusal.facts)
    return WORDS["Refused"].filled(refusal.facts)
