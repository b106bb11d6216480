"""Everything of a plan written on screen, and what of an adopted one waits to be decided."""
