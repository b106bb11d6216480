"""Concepts named in every language, and text composed from them."""
