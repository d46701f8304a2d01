"""Collects what a curator should know about one file while it is being read."""

from collections.abc import Sequence

from testimonies.transcripts.document import Finding, Level

LINES_NAMED = 8


class Findings:
    """Findings in the order they were made; `line` is 1-based, None when the whole file is meant."""

    def __init__(self, earlier: Sequence[Finding] = ()) -> None:
        self._made: list[Finding] = list(earlier)

    def note(self, message: str, *, line: int | None = None) -> None:
        """Tells something that changed no word and no time."""
        self._made.append(Finding(Level.NOTE, message, line))

    def warn(self, message: str, *, line: int | None = None) -> None:
        """Tells what was repaired or left out, and why."""
        self._made.append(Finding(Level.WARNING, message, line))

    def sorted(self) -> tuple[Finding, ...]:
        """All of them by line, those about the whole file first."""
        return tuple(sorted(self._made, key=lambda finding: finding.line or 0))


def lines_named(message: str, lines: Sequence[int], *, more: int = 0) -> str:
    """A message, with the lines of something that happened many times: "... (lines 3, 9, 12 and 40 more)".

    `more` counts times whose lines are not among `lines`.
    """
    if len(lines) + more == 1:
        return message
    shown = ", ".join(str(line) for line in lines[:LINES_NAMED])
    more += max(len(lines) - LINES_NAMED, 0)
    return f"{message} (lines {shown}{f' and {more} more' if more else ''})"
