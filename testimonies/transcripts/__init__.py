"""Transcripts in any tool's format, read without losing a word. Pure Python; knows no Django, no database."""
