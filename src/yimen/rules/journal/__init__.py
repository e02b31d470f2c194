"""Why the journal can't be changed unseen, and the check of it."""
