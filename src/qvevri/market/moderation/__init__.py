"""Approval and reports: what an officer decides about a listing."""
