"""Who did what, kept in a log in which each entry holds the hash of the one before."""
