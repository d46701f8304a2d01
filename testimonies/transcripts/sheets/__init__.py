"""Tables as sources of transcripts: their cells, what their columns hold, when and by whom each row is said."""
