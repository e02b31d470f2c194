"""What would be if: the past replayed under another rule, and how long things take."""
