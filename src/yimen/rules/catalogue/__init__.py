"""Matters as they are published: what a guide says, and how it changes."""
