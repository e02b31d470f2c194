"""The clerk at the counter."""
