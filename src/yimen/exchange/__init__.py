"""Which machine talks to us."""
