"""One small program per speed target; ``python -m benchmarks`` runs them and prints ratios."""
