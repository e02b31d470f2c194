"""Tickets, calls and appointments."""
