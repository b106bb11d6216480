"""The plan shown to everyone: what was promised, what became of it, late and why."""
