"""The staff's conduct: attendance, leave, rounds, breaches, training."""
