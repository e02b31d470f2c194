"""Yimen 一门: one-stop government service for a district's halls."""
