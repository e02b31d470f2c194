"""Matters, their versions, materials, steps and fees."""
