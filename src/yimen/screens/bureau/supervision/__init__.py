"""The supervisor's desk: cards, orders to hurry, findings, rules and settings."""
