"""Tests of what a town hall says of itself."""
