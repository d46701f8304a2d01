"""Copies of recordings for the public: without metadata, and silent where something is hidden."""
