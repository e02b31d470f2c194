"""Ratings and what follows: rectification, call-backs, surveys, meetings."""
