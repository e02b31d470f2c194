"""Papers of the house: authority, urging, cards, negative answers, deductions."""
