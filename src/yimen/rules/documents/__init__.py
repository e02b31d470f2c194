"""What each paper says, who seals it, and which slip may be put right."""
