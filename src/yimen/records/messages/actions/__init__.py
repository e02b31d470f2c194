"""What may be done with messages: one file each."""
