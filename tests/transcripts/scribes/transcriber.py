"""Transcriber: one turn for each utterance, with the DOCTYPE that it always writes."""

from html import escape

from testimonies.transcripts.carrying import Carries
from testimonies.transcripts.document import Segment, TranscriptDocument
from tests.transcripts.scribes import Scribe


def _turn(segment: Segment, ids: dict[str, str]) -> str:
    assert segment.span
    assert segment.span.end_ms is not None
    start, end = segment.span.start_ms / 1000, segment.span.end_ms / 1000
    who = f' speaker="{ids[segment.speaker]}"' if segment.speaker else ""
    said = escape(segment.text, quote=False)
    return f'<Turn{who} startTime="{start}" endTime="{end}">\n<Sync time="{start}"/>\n{said}\n</Turn>\n'


def _written(document: TranscriptDocument) -> bytes:
    ids = {name: f"spk{number}" for number, name in enumerate(document.speakers, start=1)}
    speakers = "".join(f'<Speaker id="{who}" name="{escape(name)}" check="no"/>\n' for name, who in ids.items())
    turns = "".join(_turn(segment, ids) for segment in document.segments)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE Trans SYSTEM "trans-14.dtd">\n'
        f'<Trans scribe="" audio_filename="tape" version="1">\n<Speakers>\n{speakers}</Speakers>\n<Episode>\n'
        f'<Section type="report" startTime="0" endTime="999">\n{turns}</Section>\n</Episode>\n</Trans>\n'
    ).encode()


SCRIBES = [Scribe("transcriber", "transcriber.trs", Carries.TIMES | Carries.ENDS | Carries.SPEAKERS, _written)]
