"""What was found, as the page of results shows it: passages with the words marked, who speaks, and when."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F
from django.utils.formats import localize
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from testimonies.access.viewer import Viewer
from testimonies.indexing.find import Found, FoundPassage
from testimonies.interchange.copies import reads_as
from testimonies.models import Speaker
from testimonies.models.voices import voices
from testimonies.portal.addresses import passage_url
from testimonies.portal.presenters.catalogue import Entry, entries
from testimonies.values.language import direction
from testimonies.values.timecode import format_ms

LONGEST = 420
BEFORE = 120


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are marked, or not."""

    text: str
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage with the found words marked, cut to where they stand if it is long."""

    url: str
    time: str
    speaker: str
    tag: str
    direction: str
    pieces: tuple[Piece, ...]

    @property
    def play(self) -> str:
        """What a link to its time does."""
        return _("Play from %(time)s") % {"time": self.time}

    @property
    def words(self) -> SafeString:
        """The pieces as the page shows them. A page has hundreds; in a template each would cost ten times as much."""
        return SafeString("".join(_written(piece) for piece in self.pieces))


def _written(piece: Piece) -> SafeString:
    return format_html("<mark>{}</mark>", piece.text) if piece.is_marked else escape(piece.text)


@dataclass(frozen=True, slots=True)
class Result:
    """A testimony with its best passages, and how many more of its passages were found."""

    entry: Entry
    passages: tuple[Passage, ...]
    more: int

    @property
    def more_in_words(self) -> str:
        """How many of its passages are not on the page."""
        return ngettext("%(count)s more passage", "%(count)s more passages", self.more) % {"count": localize(self.more)}


def results_of(found: Sequence[Found], *, viewer: Viewer) -> tuple[Result, ...]:
    """The results in their order; a fixed number of queries."""
    lines = entries([one.testimony for one in found], viewer=viewer, pictured=False)
    called = _voices(found, viewer=viewer)
    return tuple(
        Result(
            entry=entry,
            passages=tuple(_passage(passage, one.testimony.identifier, called) for passage in one.passages),
            more=max(0, one.passage_count - len(one.passages)),
        )
        for one, entry in zip(found, lines, strict=True)
    )


def pieces(text: str, marks: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """The text, or the part of it around the first mark, cut at marks; "…" stands where something was left out."""
    start, end = _window(text, marks)
    found: list[Piece] = [Piece("… ")] if start else []
    reached = start
    for first, last in sorted(marks):
        if first < reached or last > end:
            continue
        found += (Piece(text[reached:first]), Piece(text[first:last], is_marked=True))
        reached = last
    found.append(Piece(text[reached:end]))
    if end < len(text):
        found.append(Piece(" …"))
    return tuple(piece for piece in found if piece.text)


def _window(text: str, marks: Sequence[tuple[int, int]]) -> tuple[int, int]:
    if len(text) <= LONGEST:
        return 0, len(text)
    first = min((start for start, _end in marks), default=0)
    start = max(0, first - BEFORE)
    if start:
        start = text.find(" ", start, first) + 1 or start
    end = min(len(text), start + LONGEST)
    if end < len(text):
        end = max(text.rfind(" ", start + BEFORE, end), start + BEFORE)
    return start, end


def _passage(passage: FoundPassage, identifier: str, called: dict[int, str]) -> Passage:
    segment = passage.segment
    return Passage(
        url=passage_url(identifier, key=segment.key, start_ms=segment.start_ms),
        time=format_ms(segment.start_ms) if segment.start_ms is not None else "",
        speaker=called.get(segment.speaker_id or 0, ""),
        tag=passage.language,
        direction=direction(passage.language) if passage.language else "auto",
        pieces=pieces(segment.text, passage.marks),
    )


def _voices(found: Sequence[Found], *, viewer: Viewer) -> dict[int, str]:
    """Labels by speaker; all speakers of a transcript are asked for, because unnamed ones are told apart by number."""
    speaking = {passage.segment.speaker_id for one in found for passage in one.passages} - {None}
    by_testimony: dict[int, dict[int, list[Speaker]]] = defaultdict(lambda: defaultdict(list))
    speakers = Speaker.objects.filter(transcript__speakers__in=speaking).distinct().order_by("pk")
    for speaker in speakers.annotate(testimony=F("transcript__testimony")):
        by_testimony[speaker.testimony][speaker.transcript_id].append(speaker)  # type: ignore[attr-defined]
    called: dict[int, str] = {}
    for one in found:
        for voice in by_testimony[one.testimony.pk].values():
            reader = reads_as(viewer, one.testimony)
            called |= voices(voice, witnesses=one.testimony.witnesses.all(), viewer=reader)
    return called
