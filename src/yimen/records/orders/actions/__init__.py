"""Acts on orders of the people."""
