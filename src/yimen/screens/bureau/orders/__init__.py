"""Orders of the people, requests for information, negative answers."""
