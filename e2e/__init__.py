"""Journeys in a real browser, through the demo as `make run` shows it."""
