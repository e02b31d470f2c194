"""The examiner and the chief representative."""
