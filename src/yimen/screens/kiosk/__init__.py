"""A visitor at the self-service terminal."""
