"""What people say: registers of letters and answers."""
