"""The figures printed in the docs, for anyone to measure again: `python -m benchmarks.NAME --help`, or `make bench`."""
