"""The guide at the door."""
