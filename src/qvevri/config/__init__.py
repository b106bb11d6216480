"""Wiring only: settings, addresses, servers and the qvevri command."""
