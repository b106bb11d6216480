"""A sheet of producers in, a sheet of listings out."""
