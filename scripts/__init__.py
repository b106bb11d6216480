"""What the words of the Makefile do."""
