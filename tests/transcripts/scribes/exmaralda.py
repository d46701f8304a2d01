"""EXMARaLDA: the Partitur editor's basic transcription, one event for each utterance."""

from html import escape

from testimonies.transcripts.carrying import Carries
from testimonies.transcripts.document import TranscriptDocument
from tests.transcripts.scribes import Scribe


def _written(document: TranscriptDocument) -> bytes:
    times = sorted(
        {
            ms
            for said in document.segments
            if said.span
            for ms in (said.span.start_ms, said.span.end_ms)
            if ms is not None
        }
    )
    names = {ms: f"T{number}" for number, ms in enumerate(times)}
    tiers = dict[str, list[str]]()
    for segment in document.segments:
        assert segment.span
        assert segment.span.end_ms
        start, end = names[segment.span.start_ms], names[segment.span.end_ms]
        event = f'<event start="{start}" end="{end}">{escape(segment.text, quote=False)} </event>\n'
        tiers.setdefault(segment.speaker or "", []).append(event)
    points = "".join(f'<tli id="{name}" time="{ms / 1000}"/>\n' for ms, name in names.items())
    speakers = "".join(f'<speaker id="S{name}"><abbreviation>{name}</abbreviation></speaker>\n' for name in tiers)
    spoken = "".join(
        f'<tier id="T{name}" speaker="S{name}" category="v" type="t" display-name="{name} [v]">\n'
        f"{''.join(events)}</tier>\n"
        for name, events in tiers.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<basic-transcription>\n<head><meta-information/>\n<speakertable>\n'
        f"{speakers}</speakertable></head>\n<basic-body>\n<common-timeline>\n{points}</common-timeline>\n{spoken}"
        "</basic-body>\n</basic-transcription>\n"
    ).encode()


SCRIBES = [Scribe("exmaralda", "partitur.exb", Carries.TIMES | Carries.ENDS | Carries.SPEAKERS, _written)]
