"""What became of the plan: reports, values, lights, and what they add up to."""
