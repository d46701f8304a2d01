"""RTF as word processors write it: formatting around every word, Cyrillic as bytes, other scripts as Unicode."""

from testimonies.transcripts.carrying import Carries
from testimonies.transcripts.decode import glimpse
from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.values.timecode import format_vtt
from tests.transcripts.independently import said_in_rtf
from tests.transcripts.scribes import Scribe

HEAD = r"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\froman\fcharset204 Times New Roman;}}"


def _letter(letter: str) -> str:
    if letter.isascii():
        return letter
    try:
        return f"\\'{letter.encode('cp1251').hex()}"
    except UnicodeEncodeError:
        return f"\\u{ord(letter)}?"


def _turn(said: Segment) -> str:
    mark = f"[{format_vtt(said.span.start_ms)}] " if said.span else ""
    words = "".join(map(_letter, said.text))
    return rf"\pard\plain\ltrpar\fs24 {{\cs16 {mark}}}{{\b {said.speaker}:}} {{\lang1049\f0 {words}}}\par "


def write(document: TranscriptDocument) -> bytes:
    """The document as RTF."""
    turns = "\r\n".join(_turn(said) for said in document.segments)
    return f"{HEAD}\r\n{turns}\r\n}}".encode("ascii")


def text_of(content: bytes) -> str:
    """The text of an RTF file; one whose beginning is gone is plain text."""
    return said_in_rtf(content.decode("latin-1")) if content.startswith(b"{\\rtf") else glimpse(content)


SCRIBES = [Scribe("rtf", "talk.rtf", Carries.TIMES | Carries.SPEAKERS, write, text_of)]
