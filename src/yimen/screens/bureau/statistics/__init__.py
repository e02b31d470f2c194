"""Figures of any period and cut, the boards, the archive, and what would be if."""
