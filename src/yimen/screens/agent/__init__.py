"""The agent in the village, on a phone."""
