"""The archive's one Django app: folders are layers, files are words of the archive."""
