"""The legal clock: which days count, how long something may take, and why this day."""
