"""Pages that show several apps: front page, network page, legal pages."""
