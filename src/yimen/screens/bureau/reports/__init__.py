"""Reports: made, signed, kept, scheduled, and their templates."""
