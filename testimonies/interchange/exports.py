"""Testimonies as documents in open formats, each as its reader may read it and each saying what it is."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone, translation

from testimonies.access.viewer import Viewer
from testimonies.interchange.copies import Copy, copies_of, reads_as, word_times_of
from testimonies.models import IndexPoint as Heading
from testimonies.models import Testimony, Transcript
from testimonies.models.headings import headings_of
from testimonies.transcripts import registry
from testimonies.transcripts.document import Footnote, IndexPoint, Segment, TranscriptDocument
from testimonies.transcripts.errors import UnknownFormat
from testimonies.transcripts.format import Format
from testimonies.values.span import Span
from testimonies.vocabulary import Advisory

OWN = "archive"  # the format of a document that was not read from a file


@dataclass(frozen=True, slots=True)
class Export:
    """A file to be taken home: its name, its media type and its bytes; text is in UTF-8."""

    name: str
    media_type: str
    content: bytes


def written_formats() -> list[Format]:
    """The formats in which a transcript can be taken home."""
    return [known for known in registry.formats() if known.write]


def export_of(transcript: Transcript, *, testimony: Testimony, to: str, viewer: Viewer, address: str) -> Export:
    """The transcript in the format called `to`. Raises UnknownFormat when nothing is written in it."""
    if to not in {known.name for known in written_formats()}:
        raise UnknownFormat(f'transcripts are not given out as "{to}"')
    document = document_of(transcript, testimony=testimony, viewer=viewer, address=address)
    known = registry.named(to)
    content = registry.write(document, to).content
    if to == "text":
        content = _told(document).encode() + content
    stem = "-".join(filter(None, (testimony.identifier, transcript.language)))
    return Export(f"{stem}{known.extensions[0]}", known.media_type, content)


def document_of(
    transcript: Transcript, *, testimony: Testimony, viewer: Viewer, address: str, at: dt.datetime | None = None
) -> TranscriptDocument:
    """The transcript as the viewer may read it; `address` is where the testimony stands. In the archive's language."""
    at, reader = at or timezone.now(), reads_as(viewer, testimony)
    with translation.override(settings.LANGUAGE_CODE):
        seen = Testimony.objects.with_people(reader, at=at).with_places().get(pk=testimony.pk)
        [copy] = copies_of([transcript], witnesses=seen.witnesses.all(), reader=reader, at=at)
        metadata = dict(_metadata(seen, transcript, address=address))
    contents = headings_of([seen.pk], reader=reader, at=at)
    place = {segment.key: number for number, segment in enumerate(copy.segments)}
    return TranscriptDocument(
        format=OWN,
        segments=tuple(_segments(copy)),
        language=transcript.language,
        metadata=metadata,
        index_points=tuple(_index_points(contents.get(seen.pk, ()), language=transcript.language)),
        footnotes=tuple(Footnote(place[note.key], note.offset, note.text) for note in copy.notes),
    )


def _metadata(testimony: Testimony, transcript: Transcript, *, address: str) -> Iterator[tuple[str, str]]:
    """What the file says about itself; names of fields are FADGI's where it has one."""
    place, collection = testimony.recorded_place, testimony.collection
    said = {
        "Title": testimony.title,
        "Type": transcript.get_kind_display(),
        "Origin": transcript.get_origin_display(),
        "Revision": str(transcript.revision),
        "Identifier": testimony.identifier,
        "Address": address,
        "Witnesses": "; ".join(witness.public_name() for witness in testimony.witnesses.all()),
        "Contributors": "; ".join(map(str, testimony.contributors.order_by("role", "pk"))),
        "Date": str(testimony.recorded_date or ""),
        "Place": str(place or ""),
        "Language": transcript.language,
        "Collection": collection.title,
        "Responsible Party": collection.holding_institution,
        "Rights": collection.rights_statement,
        "Notice": testimony.notice,
        "Advisory": "; ".join(str(Advisory(word).label) for word in testimony.advisories),
    }
    return ((key, value) for key, value in said.items() if value)


def _segments(copy: Copy) -> Iterator[Segment]:
    times = word_times_of(copy)
    tapes = list(dict.fromkeys(segment.recording_id for segment in copy.segments if segment.recording_id))
    for segment in copy.segments:
        yield Segment(
            text=segment.text,
            span=None if segment.start_ms is None else Span(segment.start_ms, segment.end_ms),
            speaker=copy.voices.get(segment.speaker_id or 0),
            recording=tapes.index(segment.recording_id) if segment.recording_id else 0,
            word_times=times.get(segment.pk, ()),
        )


def _index_points(contents: Iterable[Heading], *, language: str) -> Iterator[IndexPoint]:
    """The contents in the transcript's language."""
    for point in contents:
        if point.language and point.language != language:
            continue
        yield IndexPoint(
            title=point.title,
            start_ms=point.start_ms,
            synopsis=point.synopsis,
            partial_transcript=point.partial_transcript,
            keywords=tuple(point.keywords),
            coordinates=None if point.latitude is None else (point.latitude, point.longitude or 0.0),
            place=point.place,
            hyperlinks=tuple((address, title) for address, title in point.hyperlinks),
            language=point.language,
        )


def _told(document: TranscriptDocument) -> str:
    """What stands above the words of a plain text, which has no other place for it."""
    told = "\n".join(f"{key}: {' '.join(value.split())}" for key, value in document.metadata.items())
    return f"{told}\n\n" if told else ""
