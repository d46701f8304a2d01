"""What is not read is at least named, and no markup is taken for speech."""

import pytest

from testimonies.transcripts.strangers import is_stranger, what_it_seems


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (b"{\\rtf1\\ansi", "this is RTF"),
        (b"PK\x03\x04", "this is a ZIP archive"),
        (b'<?xml version="1.0"?>\n<tt xmlns="http://www.w3.org/ns/ttml">', "these are TTML captions"),
        (b"<?xml version='1.0'?><ANNOTATION_DOCUMENT>", "this is an ELAN file"),
        (b"<!DOCTYPE html><title>x", "this is a web page"),
        (b"<mods:mods xmlns:mods='x'>", "this is XML of a kind that is not known"),
        (b'{"results": []}', "this is JSON"),
        (b'[\n  {"start": 1}\n]', "this is JSON"),
        (b"text\0more", "this is no text"),
    ],
)
def test_strangers_are_named(head: bytes, what: str):
    assert is_stranger(head)
    assert what_it_seems(head).startswith(what)


@pytest.mark.parametrize("head", [b"[00:01] so it was", b"<laughs> Yes.", b"{00:00:01} so", b"A: yes", b"[Anna] yes"])
def test_speech_is_no_stranger(head: bytes):
    assert not is_stranger(head)
    assert what_it_seems(head) == "this is no transcript that is known"
