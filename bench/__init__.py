"""Load and scale, measured on this machine and printed as a table and as JSON."""
