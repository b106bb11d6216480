"""What a town hall says of itself: whom to reach there, and which settlements it has."""
