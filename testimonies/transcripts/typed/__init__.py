"""Typed transcripts: time marks, speakers' labels, tapes and headers as people type them."""
