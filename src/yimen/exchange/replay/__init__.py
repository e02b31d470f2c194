"""Logs of cases of other systems, read as acts."""
