"""Records and people for tests, without surprises: what a test does not name is plain and valid."""
