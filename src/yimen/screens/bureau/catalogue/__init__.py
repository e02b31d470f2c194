"""Matters and their versions, graphs of approvals, what a locality does otherwise."""
