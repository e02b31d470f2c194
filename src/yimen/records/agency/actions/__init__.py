"""What may be done with errands, devices and numbers."""
