"""ELAN: one tier for each speaker, as ELAN writes it; its friends leave out the schema and put prefixes everywhere."""

from html import escape
from itertools import count

from testimonies.transcripts.carrying import Carries
from testimonies.transcripts.document import TranscriptDocument
from tests.transcripts.scribes import Scribe

SCHEMA = (
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:noNamespaceSchemaLocation="http://www.mpi.nl/tools/elan/EAFv3.0.xsd"'
)


def _written(document: TranscriptDocument, *, schema: str = SCHEMA) -> bytes:
    numbers, slots, tiers = count(1), list[str](), dict[str, list[str]]()
    for segment in document.segments:
        assert segment.span
        refs = []
        for ms in (segment.span.start_ms, segment.span.end_ms):
            refs.append(f"ts{next(numbers)}")
            slots.append(f'<TIME_SLOT TIME_SLOT_ID="{refs[-1]}" TIME_VALUE="{ms}"/>')
        annotation = (
            f'<ALIGNABLE_ANNOTATION ANNOTATION_ID="a{refs[0]}" TIME_SLOT_REF1="{refs[0]}" TIME_SLOT_REF2="{refs[1]}">'
        )
        tiers.setdefault(segment.speaker or "", []).append(
            f"        <ANNOTATION>\n            {annotation}\n                <ANNOTATION_VALUE>"
            f"{escape(segment.text, quote=False)}</ANNOTATION_VALUE>\n            </ALIGNABLE_ANNOTATION>\n"
            "        </ANNOTATION>\n"
        )
    written = "".join(
        f'    <TIER LINGUISTIC_TYPE_REF="default-lt" PARTICIPANT="{speaker}" TIER_ID="{speaker}">\n'
        f"{''.join(said)}    </TIER>\n"
        for speaker, said in tiers.items()
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<ANNOTATION_DOCUMENT AUTHOR="" FORMAT="3.0" VERSION="3.0"{schema}>\n'
        '    <HEADER MEDIA_FILE="" TIME_UNITS="milliseconds"/>\n'
        f"    <TIME_ORDER>{''.join(slots)}</TIME_ORDER>\n{written}"
        '    <LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="default-lt" TIME_ALIGNABLE="true"/>\n</ANNOTATION_DOCUMENT>\n'
    ).encode()


def _without_schema(document: TranscriptDocument) -> bytes:
    return _written(document, schema="")


CARRIED = Carries.TIMES | Carries.ENDS | Carries.SPEAKERS
SCRIBES = [
    Scribe("elan", "elan.eaf", CARRIED, _written),
    Scribe("elan", "without-schema.xml", CARRIED, _without_schema),
]
