"""A citizen or company on the public web."""
