"""Conduct of the staff: attendance, patrols, breaches, training, honours."""
