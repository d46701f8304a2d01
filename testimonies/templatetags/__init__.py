"""Words that templates may say: small, and without a query."""
