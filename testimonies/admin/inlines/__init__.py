"""Rows that are edited on the page of what they belong to. Segments are never among them: there are too many."""
