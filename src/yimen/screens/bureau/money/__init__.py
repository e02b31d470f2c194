"""Fees as they are registered."""
