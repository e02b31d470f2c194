"""Places, windows, regions, calendars, hours and outages."""
