"""Visitors who wait: hours, bookings, tickets, and whom to call next."""
