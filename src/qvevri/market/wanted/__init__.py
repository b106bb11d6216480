"""A buyer says what is wanted, and the sellers who fit are asked."""
