"""Logs without what people asked or said: no query string, no message of an exception that may quote testimony."""

import logging
import re
import traceback

QUERY_STRING = re.compile(r"(/[^\s?\"']*)\?[^\s\"']*")


class WithoutQueryStrings(logging.Filter):
    """What someone searched for in survivors' testimony is nobody else's to read."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = QUERY_STRING.sub(r"\1", record.getMessage())
        record.args = None
        return True


class DiscreetFormatter(logging.Formatter):
    """Tracebacks with files, lines and exception types. A message may hold the value that a database refused."""

    def formatException(self, ei: object) -> str:  # noqa: N802 - the name is logging's
        """The chain of exceptions, the first cause first."""
        error = ei[1] if isinstance(ei, tuple) else None
        told: list[str] = []
        while isinstance(error, BaseException):
            frames = "".join(traceback.format_tb(error.__traceback__))
            told.append(f"{frames}{type(error).__module__}.{type(error).__qualname__}")
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n\n".join(reversed(told))
