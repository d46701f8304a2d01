"""SALT as its own program writes it: a mark above each turn, and one where it ends."""

from testimonies.transcripts.carrying import Carries
from testimonies.transcripts.document import TranscriptDocument
from tests.transcripts.scribes import Scribe


def _clock(ms: int) -> str:
    return f"- {ms // 60_000}:{ms // 1000 % 60:02}.{ms % 1000:03}"


def _salt(document: TranscriptDocument) -> bytes:
    lines = ["$ ANNA, BORIS", "+ Language: English"]
    for said in document.segments:
        assert said.span
        lines += [_clock(said.span.start_ms), f"{(said.speaker or '')[0]} {said.text}", _clock(said.span.end_ms or 0)]
    return "\r\n".join([*lines, ""]).encode()


CARRIES = Carries.TIMES | Carries.ENDS | Carries.SPEAKERS
SCRIBES = [Scribe("salt", "sample.slt", CARRIES, _salt)]
