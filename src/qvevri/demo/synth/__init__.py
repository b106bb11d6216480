"""A market as large as one likes, by chance and yet the same each time, for measuring."""
