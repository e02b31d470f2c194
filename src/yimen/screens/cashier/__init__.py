"""The cashier's desk: one bill for a visit, payment, refunds, the drawer."""
