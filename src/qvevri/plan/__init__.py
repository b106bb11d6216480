"""The plan: what was promised, by whom, by when and with whose money."""
