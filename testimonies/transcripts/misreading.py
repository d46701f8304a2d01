"""Words that were read in the wrong encoding before they came to us: "intÃ©rprete" was "intérprete"."""

import re
import unicodedata
from dataclasses import replace

from testimonies.transcripts.document import Finding, Level, Segment, TranscriptDocument

MISREAD_AS = ("cp1252", "cp1251")
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
# What the second and every later byte of a letter in UTF-8 was taken for. No other letter follows the first one.
CONTINUATIONS = frozenset(
    bytes((byte,)).decode(encoding, "ignore") or chr(byte) for encoding in MISREAD_AS for byte in range(0x80, 0xC0)
) | frozenset(map(chr, range(0x80, 0xC0)))
SHOWN = 60


def mended(document: TranscriptDocument) -> TranscriptDocument:
    """The document with the passages, voices and fields repaired that were misread, and one finding that tells of them.

    A passage with footnotes or times of single words keeps its letters, for these count them.
    """
    changed: list[tuple[str, str]] = []
    segments = _mended_segments(document, changed)
    metadata = {name: _mended(value, changed) for name, value in document.metadata.items()}
    translation = document.translation and mended(document.translation)
    if not changed and translation is document.translation:
        return document
    findings = list(document.findings)
    if translation and document.translation and translation is not document.translation:
        findings = [translation.findings[0], *findings]
        translation = replace(translation, findings=document.translation.findings)
    if changed:
        before, after = changed[0]
        places = f"{len(changed):,} places" if len(changed) > 1 else "one place"
        told = f'the first was "{before[:SHOWN]}" and is "{after[:SHOWN]}"'
        message = f"words were written in a wrong encoding and repaired in {places}; {told}"
        findings = [Finding(Level.WARNING, message), *findings]
    return replace(document, segments=segments, metadata=metadata, translation=translation, findings=tuple(findings))


def _mended_segments(document: TranscriptDocument, changed: list[tuple[str, str]]) -> tuple[Segment, ...]:
    """The segments; those that changed, or were said by a voice that did, are new ones."""
    voices = {voice: name for voice in document.speakers if (name := _mended(voice, changed)) != voice}
    suspects = [number for number, said in enumerate(document.segments) if not said.text.isascii()]
    if not voices and not suspects:
        return document.segments
    segments = list(document.segments)
    counted = {note.segment for note in document.footnotes}
    for number in suspects:
        said = segments[number]
        if not said.word_times and number not in counted and (text := _mended(said.text, changed)) != said.text:
            segments[number] = replace(said, text=text)
    for number, said in enumerate(segments if voices else ()):
        if said.speaker in voices:
            segments[number] = replace(said, speaker=voices[said.speaker])
    return tuple(segments)


def _mended(text: str, changed: list[tuple[str, str]]) -> str:
    """The words as they were; a repair is remembered."""
    meant = repaired(text)
    if meant is None:
        return text
    changed.append((text, meant))
    return unicodedata.normalize("NFC", meant)


def repaired(text: str) -> str | None:
    """The words as they were, where that is certain; None where they may be meant as they stand.

    What was misread is UTF-8 once its letters are bytes again, every one of them; what was not is so only by accident.
    """
    first = BEYOND_ASCII.search(text)
    if not first or text[first.end() : first.end() + 1] not in CONTINUATIONS:
        return None
    for encoding in MISREAD_AS:
        try:
            meant = _bytes(text, encoding).decode("utf-8")
        except UnicodeError:
            continue
        meant = meant.replace("\ufeff", "")
        return None if _may_be_accident(meant) or not meant.strip() else meant
    return None


def _may_be_accident(meant: str) -> bool:
    """One letter like Ē proves little: "Ä’" may be meant. One like é ("Ã©") or ’ ("â€™") is proof, and so are two."""
    found = [letter for letter in meant if not letter.isascii()]
    return len(found) == 1 and "\u0100" <= found[0] <= "\u07ff"


def _bytes(text: str, encoding: str) -> bytes:
    """The bytes that `encoding` shows as these letters; those that it leaves undefined stand as control characters."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return b"".join(letter.encode("latin-1" if "\x80" <= letter <= "\x9f" else encoding) for letter in text)
