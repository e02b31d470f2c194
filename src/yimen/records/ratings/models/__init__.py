"""The tables of ratings."""

from yimen.records.ratings.models.ratings import (
    Rating,
    RatingAsk,
    RatingContest,
    RatingMark,
)
from yimen.records.ratings.models.rectifications import Rectification

__all__ = ["Rating", "RatingAsk", "RatingContest", "RatingMark", "Rectification"]
