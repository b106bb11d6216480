"""Who signs in, in which language, and what they may do for a municipality."""
