"""Regions, halls, windows, posts, opening hours."""
