"""Puts a testimony's page together for one viewer, in at most twelve queries."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from testimonies.access.viewer import Viewer
from testimonies.interchange.copies import Copy, Note, reads_as
from testimonies.interchange.exports import written_formats
from testimonies.models import Testimony
from testimonies.models.headings import headings_of
from testimonies.portal.addresses import testimony_url
from testimonies.portal.presenters.testimony import citing, contents, describing, hits, texts
from testimonies.portal.presenters.testimony.lines import Lines
from testimonies.portal.presenters.testimony.opening import Opened, hits_of, opened
from testimonies.portal.presenters.testimony.tapes import Elsewhere, Tape, elsewhere_of, tapes_of
from testimonies.portal.reading import Reading, seconds
from testimonies.values.language import direction


@dataclass(frozen=True, slots=True)
class Download:
    """A text to take home in one format."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Words:
    """The part of the text, or texts, that is on the page."""

    written: SafeString
    tag: str
    direction: str
    is_paired: bool
    until: str
    notes: tuple[Note, ...]
    choices: tuple[texts.Choice, ...]
    parts: tuple[texts.Choice, ...]
    downloads: tuple[Download, ...]
    captions: str


@dataclass(frozen=True, slots=True)
class TestimonyPage:
    """All that the page shows."""

    __test__ = False  # pytest: not a test class

    url: str
    reading: Reading
    description: describing.Description
    tapes: tuple[Tape, ...]
    elsewhere: tuple[Elsewhere, ...]
    words: Words | None
    contents: tuple[contents.Heading, ...]
    hits: hits.Hits | None
    citation: citing.Citation
    told: str


def page_of(testimony: Testimony, reading: Reading, *, viewer: Viewer, site: str) -> TestimonyPage:
    """The page of a testimony from `describing.described`, that the viewer may read."""
    at = timezone.now()
    found = opened(testimony, reading, viewer=viewer, at=at)
    copies = found.on_page()
    sought = hits_of(found, reading)
    lines = Lines(
        address=testimony_url(testimony.identifier),
        tapes=found.tapes,
        marks=sought.marks if sought else {},
        passage=reading.passage,
    )
    segments = copies[0].segments if copies else ()
    language = found.shown.text.language if found.shown else ""
    points = headings_of([testimony.pk], reader=reads_as(viewer, testimony), at=at).get(testimony.pk, ())
    return TestimonyPage(
        url=lines.address,
        reading=reading,
        description=describing.description_of(testimony, recordings=found.recordings),
        tapes=tuple(tapes_of(found.recordings, reading)),
        elsewhere=tuple(elsewhere_of(found.recordings)),
        words=_words(testimony, found, copies, lines=lines, reading=reading),
        contents=tuple(
            contents.contents_of(points, segments=segments, tapes=found.tapes, reading=reading, language=language)
        ),
        hits=sought,
        citation=_citation(testimony, found, copies, reading=reading, site=site),
        told=_told(testimony, copies, reading=reading),
    )


def _words(
    testimony: Testimony, found: Opened, copies: Sequence[Copy], *, lines: Lines, reading: Reading
) -> Words | None:
    shown = found.shown
    if shown is None:
        return None
    tag = shown.text.language
    number = found.texts.index(shown.text) + 1
    return Words(
        written=lines.written(*copies),
        tag=tag,
        direction=direction(tag) if tag else "auto",
        is_paired=shown.beside is not None,
        until=_until(copies[0]),
        notes=tuple(note for copy in copies for note in copy.notes),
        choices=tuple(texts.choices(found.texts, shown, reading)),
        parts=tuple(texts.parts(shown, reading)),
        downloads=tuple(_downloads(testimony, number=number)),
        captions=_download_url(testimony, "webvtt", number=number) if len(found.tapes.numbers) == 1 else "",
    )


def _until(copy: Copy) -> str:
    """When the last line of this part is over, in seconds."""
    last = copy.segments[-1] if copy.segments else None
    end = (last.end_ms or last.start_ms) if last else None
    return "" if end is None else seconds(end)


def _downloads(testimony: Testimony, *, number: int) -> list[Download]:
    return [Download(known.title, _download_url(testimony, known.name, number=number)) for known in written_formats()]


def _download_url(testimony: Testimony, to: str, *, number: int) -> str:
    asked = f"?text={number}" if number > 1 else ""
    return reverse("testimony_download", args=[testimony.identifier, to]) + asked


def _citation(
    testimony: Testimony, found: Opened, copies: Sequence[Copy], *, reading: Reading, site: str
) -> citing.Citation:
    passages = (
        citing.Passage(segment.key, segment.start_ms, copy.transcript)
        for copy in copies
        for segment in copy.segments
        if segment.key == reading.passage
    )
    media = [recording.medium for recording in found.recordings]
    return citing.citation_of(citing.entry_of(testimony, next(passages, None), site=site, media=media))


def _told(testimony: Testimony, copies: Sequence[Copy], *, reading: Reading) -> str:
    for copy in copies:
        if any(segment.key == reading.passage for segment in copy.segments):
            return citing.what_became(reading, copy.transcript)
    return citing.what_is_gone(testimony, reading) if reading.passage else ""
