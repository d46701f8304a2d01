"""What transcription tools have in common: a timeline, tiers of annotations, and words with marks between them."""
