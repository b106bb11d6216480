"""Photos as they come from a phone and what is made of them; documents kept as they were sent."""
