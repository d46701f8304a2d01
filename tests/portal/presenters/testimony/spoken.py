"""Segments for tests of the page, made without a database."""

from testimonies.models import SeenSegment


def said(text, *, position=1, start_ms=None, speaker=1, recording=1, transcript=1):
    """A segment as a viewer reads it; its key tells its position."""
    end_ms = None if start_ms is None else start_ms + 900
    return SeenSegment(position, f"k{position}", position, text, start_ms, end_ms, recording, speaker, transcript)


def said_in_turn(*texts, every_ms=1000, **shared):
    """One after another, a second apart."""
    return [said(text, position=n, start_ms=(n - 1) * every_ms, **shared) for n, text in enumerate(texts, start=1)]
