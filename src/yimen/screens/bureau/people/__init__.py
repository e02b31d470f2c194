"""Officers, organs, letters of authority, seals."""
