"""What leaves the archive, as documents: whole testimonies in open formats, and citations of their passages."""
