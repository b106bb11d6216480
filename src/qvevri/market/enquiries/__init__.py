"""A buyer asks, a seller answers, each in their own language."""
