"""What is written down of ratings: one act a file."""
