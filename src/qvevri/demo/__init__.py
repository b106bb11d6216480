"""What the demo is filled with."""
