"""Figures that the house counts of itself, each with what was counted, when and how."""
