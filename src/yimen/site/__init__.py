"""Settings, wiring, commands."""
