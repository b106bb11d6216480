"""Plans and reports held against the log: what was changed behind its back is seen."""
