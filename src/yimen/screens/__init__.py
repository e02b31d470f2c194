"""Who stands in front of it."""
