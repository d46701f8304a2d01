"""The engines: `embedded` keeps its index on disk beside the database, `memory` holds it in one process for tests."""
