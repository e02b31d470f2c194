"""Papers of the house, the journal, messages."""
