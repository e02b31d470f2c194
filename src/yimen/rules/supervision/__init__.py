"""Electronic supervision: what is watched, by which rules, and what a rule answers."""
