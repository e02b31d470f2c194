"""A case from the application to the archive: what can happen next, and to whom."""
