"""Plain functions: read what is asked, ask the archive as this viewer, show it."""
