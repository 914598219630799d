"""Examinations: statistics of what was sat, and reconciliation with what was stated."""
