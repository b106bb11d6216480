"""Messages to people, each in its receiver's language."""
