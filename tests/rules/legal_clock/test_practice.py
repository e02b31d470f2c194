"""Local law may be stricter with the organs, and has to be cited."""

import pytest

from yimen.rules.legal_clock.practice import (
    NoticeTooLong,
    Practice,
    PracticeNeedsArticle,
)

ARTICLE = "青溪市政务服务条例第三十六条"


@pytest.mark.parametrize(
    "practice",
    [
        Practice(),
        Practice(0, ARTICLE),
        Practice(deems_withdrawn=True, deems_withdrawn_article=ARTICLE),
        Practice(3, ARTICLE, deems_withdrawn=True, deems_withdrawn_article=ARTICLE),
    ],
)
def test_what_is_within_the_act_and_cited_may_be(practice: Practice) -> None:
    practice.check()


@pytest.mark.parametrize("days", [-1, 6, 30])
def test_nobody_gets_more_days_than_the_act_gives(days: int) -> None:
    with pytest.raises(NoticeTooLong):
        Practice(days, ARTICLE).check()


@pytest.mark.parametrize(
    "practice", [Practice(0), Practice(deems_withdrawn=True), Practice(4, "", True)]
)
def test_a_departure_without_an_article_is_refused(practice: Practice) -> None:
    with pytest.raises(PracticeNeedsArticle):
        practice.check()
