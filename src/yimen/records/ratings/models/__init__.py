"""The tables of ratings."""

from yimen.records.ratings.models.callbacks import CallBack, CallPlan
from yimen.records.ratings.models.questionnaires import (
    Answer,
    Ballot,
    Questionnaire,
    ReviewMeeting,
    Voter,
)
from yimen.records.ratings.models.ratings import (
    Rating,
    RatingAsk,
    RatingContest,
    RatingMark,
)
from yimen.records.ratings.models.rectifications import Rectification
from yimen.records.ratings.models.settings import RatingSettings

__all__ = [
    "Answer",
    "Ballot",
    "CallBack",
    "CallPlan",
    "Questionnaire",
    "Rating",
    "RatingAsk",
    "RatingContest",
    "RatingMark",
    "RatingSettings",
    "Rectification",
    "ReviewMeeting",
    "Voter",
]
