"""Everybody in the waiting area."""
