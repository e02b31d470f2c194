"""Managers, supervisors, administrators."""
