"""What may be done to tickets, lines and appointments: one act a file."""
