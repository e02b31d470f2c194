"""What people were asked together: a questionnaire that is filled in, a meeting."""

from datetime import datetime
from random import Random
from typing import Final

from yimen.records.network import queries as network
from yimen.records.ratings import queries
from yimen.records.ratings.actions.answer_questionnaire import answer_questionnaire
from yimen.records.ratings.actions.edit_questionnaire import (
    Heading,
    begin_questionnaire,
    publish_questionnaire,
    set_questions,
)
from yimen.records.ratings.actions.hold_review_meeting import (
    MeetingWish,
    call_review_meeting,
    cast_ballot,
    close_review_meeting,
)
from yimen.rules.authority.actors import Actor
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.voice.questionnaires import Question, QuestionKind
from yimen.rules.voice.review_meetings import Verdict
from yimen.site.demo import names

_FIRST: Final = ("排队时间", "指引标识", "材料太多", "停车", "都挺好")
_QUESTIONS: Final = (
    Question(QuestionKind.STARS, "大厅整体给几颗星？", is_required=True),
    Question(QuestionKind.MULTIPLE, "哪些地方该先改？", _FIRST),
    Question(QuestionKind.YES_NO, "愿意在网上办吗？"),
    Question(QuestionKind.TEXT, "还想说什么？"),
)
_ANSWERED: Final = 12
_WORDS: Final = ("停车场太小", "取号机旁边放把椅子", "叫号声音再大一点")
_UNITS: Final = ("市场监管窗口", "不动产登记窗口", "社保医保窗口")
_VOTERS: Final = ("区人大代表", "区政协委员", "企业代表", "社区书记", "办事群众")
_VERDICTS: Final = (*(Verdict.SATISFIED,) * 4, Verdict.FAIRLY, Verdict.UNKNOWN)


def load(manager: Actor, at: datetime) -> None:
    """A dozen answers, and the ballots of five who came to the meeting."""
    random = Random("评议")  # noqa: S311 - a demo is no lottery
    center = network.node_of_code(names.CENTER)
    assert center is not None  # noqa: S101 - the demo's own
    _questionnaire(random, manager, center.node_id, at)
    _meeting(random, manager, center.node_id, at)


def _questionnaire(random: Random, manager: Actor, hall: int, at: datetime) -> None:
    made = begin_questionnaire(
        heading=Heading("您觉得大厅怎么样？", "四道题，一分钟，不记名。"),
        hall_id=hall,
        by=manager,
        at=at,
    )
    set_questions(
        questionnaire_id=made, questions=_QUESTIONS, version=1, by=manager, at=at
    )
    publish_questionnaire(questionnaire_id=made, version=2, by=manager, at=at)
    rows = queries.open_questionnaires()
    slug = next(one.slug for one in rows if one.questionnaire_id == made)
    for number in range(_ANSWERED):
        said = {
            0: [str(random.choice((5, 5, 5, 4, 4, 3)))],
            1: random.sample(_FIRST[:-1], 2) if number % 3 else [_FIRST[-1]],
            2: [random.choice(("yes", "yes", "no"))],
            3: [random.choice(_WORDS)] if number % 4 == 0 else [],
        }
        answer_questionnaire(slug=slug, said=said, once=f"demo-{number}", at=at)


def _meeting(random: Random, manager: Actor, hall: int, at: datetime) -> None:
    wish = MeetingWish(
        title="窗口服务评议会",
        place="中心三楼会议室",
        held_on=local_date(at),
        hall_id=hall,
        units=_UNITS,
        voters=_VOTERS,
    )
    meeting = call_review_meeting(wish=wish, by=manager, at=at)
    for _, code in queries.invitations(meeting, manager):
        ballot = {unit: random.choice(_VERDICTS) for unit in _UNITS}
        cast_ballot(code=code, ballot=ballot, at=at)
    close_review_meeting(meeting_id=meeting, by=manager, at=at)
