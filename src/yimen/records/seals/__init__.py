"""Approval seals: who keeps them, every use, and what a sealed file proves."""
