"""Workload: published rule sets, the school's own, what is entered, and the statements of a term."""
