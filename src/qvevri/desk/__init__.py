"""The officer's one list of what waits."""
