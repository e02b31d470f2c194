"""The fee register, bills, payments, refunds, the cashier's day and reconciliation."""
