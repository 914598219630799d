"""Exact answers by integer programming (HiGHS); knows the questions of the domain and nothing else."""
