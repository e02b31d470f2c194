"""Makers of rows, and the cast that every story is told with."""
