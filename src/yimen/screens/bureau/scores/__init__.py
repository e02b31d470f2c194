"""Scorecards: schemes, rows, appeals, bonuses, awards, the map."""
