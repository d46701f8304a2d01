"""Bringing in what archives send, in bulk: what arrived, what would become of each file, and then the doing of it."""
