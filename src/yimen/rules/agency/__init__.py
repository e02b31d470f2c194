"""What a village agent may do for a villager, also without a line."""
