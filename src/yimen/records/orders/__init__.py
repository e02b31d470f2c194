"""What people come with: orders of every kind, and requests for information."""
