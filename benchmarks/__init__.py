"""``python -m benchmarks NAME``: what is measured, beside its peers, and kept as a record."""
