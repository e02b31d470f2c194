"""What supervision found."""
