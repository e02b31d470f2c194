"""Fees, payments and a cashier's day."""
