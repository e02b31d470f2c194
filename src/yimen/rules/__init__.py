"""What the law allows: pure, standard library only."""
