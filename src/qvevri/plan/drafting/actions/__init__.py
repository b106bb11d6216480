"""What is done with the plan's text and with what the public says of it."""
