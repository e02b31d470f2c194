"""Matters in and out: profiles, files, workbooks."""
