"""One file, one act."""
