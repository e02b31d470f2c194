"""Attendance, leave, rosters, rounds, breaches, training, promises."""
