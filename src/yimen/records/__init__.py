"""What the hall writes down."""
