"""A stretch of a recording, in whole milliseconds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From `start_ms` (0 or later) up to, not including, `end_ms` (None: not known where it ends).

    Raises ValueError when the span starts before zero or ends before it starts.
    """

    start_ms: int
    end_ms: int | None = None

    def __post_init__(self) -> None:
        if self.start_ms < 0:
            raise ValueError(f"a span cannot start before zero: {self.start_ms} ms")
        if self.end_ms is not None and self.end_ms < self.start_ms:
            raise ValueError(f"a span cannot end before it starts: {self.start_ms} to {self.end_ms} ms")
