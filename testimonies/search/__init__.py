"""Search over testimonies and their passages: documents and terms in, results out. Pure Python; knows no Django."""
