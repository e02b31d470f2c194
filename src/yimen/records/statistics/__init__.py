"""Named datasets of other systems' cases, and figures of any cases."""
