"""Registers that other systems kept, taken in as they are."""
