"""What can go wrong when a transcript is read or written; each error says where and why in a curator's words."""


class TranscriptError(Exception):
    """Base of every error of this package."""


class UnreadableTranscript(TranscriptError):
    """The file is refused: `line` (1-based; None when the whole file is meant) and `why`."""

    def __init__(self, why: str, *, line: int | None = None) -> None:
        self.why = why
        self.line = line
        super().__init__(why if line is None else f"line {line}: {why}")


class UnknownFormat(UnreadableTranscript):
    """No reader recognises the file; `why` lists what it seems to be and what could be done."""


class ReadersUnavailable(TranscriptError):
    """No process can be started to read files in: no fault of any file."""
