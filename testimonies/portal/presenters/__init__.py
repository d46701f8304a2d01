"""What a page shows, as plain values in the visitor's language; templates only lay it out."""
