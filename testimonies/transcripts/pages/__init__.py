"""What word processors write, whatever the format: paragraphs, tables, notes and comments, bound into a document."""
