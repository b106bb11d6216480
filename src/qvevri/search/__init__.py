"""What can be found, by meaning and by spelling."""
