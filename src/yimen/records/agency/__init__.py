"""Agents and tiers: errands, custody, devices and their numbers."""
