"""Values of the archive: spans, partial dates, identifiers, languages, names. Pure Python; knows no Django."""
