"""Applicants, officers, organs."""
