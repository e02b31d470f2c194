"""Everything that may be written of conduct, one file an act."""
