"""What people were told, and what still has to leave the house."""
