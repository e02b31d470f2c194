"""The outside world, each side a Protocol."""
