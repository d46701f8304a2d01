"""The embedded engine: a Tantivy index beside the database, for any number of processes on one machine."""

from testimonies.search.engines.embedded.engine import EmbeddedEngine

__all__ = ["EmbeddedEngine"]
