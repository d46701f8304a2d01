"""What the archive's engine is measured beside: two databases' text search, given the same terms and the same work."""
