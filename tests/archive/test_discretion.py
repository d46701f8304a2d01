"""Logs tell what failed and where, never what somebody asked for or said."""

import logging
import sys

import pytest

from archive.discretion import DiscreetFormatter, WithoutQueryStrings


def record_of(message, *args):
    return logging.LogRecord("django.server", logging.INFO, "somewhere.py", 1, message, args, None)


@pytest.mark.parametrize(
    ("message", "args", "logged"),
    [
        ('"%s" %s %s', ("GET /search?q=my+mother HTTP/1.1", "200", "512"), '"GET /search HTTP/1.1" 200 512'),
        ("Not Found: %s", ("/testimonies/x?t=81",), "Not Found: /testimonies/x"),
        ("Is all well? Yes.", (), "Is all well? Yes."),
        ("%s and %s", ("/a?x=1", "/b?y=2"), "/a and /b"),
    ],
)
def test_query_strings_are_left_out(message, args, logged):
    record = record_of(message, *args)

    assert WithoutQueryStrings().filter(record) is True
    assert record.getMessage() == logged


def test_traceback_keeps_the_place_and_drops_the_words():
    try:
        try:
            raise KeyError("what the witness said")
        except KeyError as error:
            raise ValueError("said again by the database") from error
    except ValueError:
        told = DiscreetFormatter().formatException(sys.exc_info())

    assert "said" not in "".join(line for line in told.splitlines() if "raise" not in line)
    assert told.index("builtins.KeyError") < told.index("builtins.ValueError")
    assert "test_discretion.py" in told
