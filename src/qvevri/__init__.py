"""Qvevri: a municipality's market and its economic plan in one house."""
