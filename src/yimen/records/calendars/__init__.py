"""Published holiday notices."""
