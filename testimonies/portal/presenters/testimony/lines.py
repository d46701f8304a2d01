"""Writes the words as HTML: one string, because a template would need half a second for what takes ten milliseconds.

Every text goes through `escape` here. Nothing of the database's own numbering is written into a page.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from testimonies.interchange.copies import Copy, Note
from testimonies.models import SeenSegment
from testimonies.portal.presenters.testimony.paragraphs import Paragraph, Row, rows_of
from testimonies.portal.reading import seconds
from testimonies.values.language import direction
from testimonies.values.timecode import format_ms
from testimonies.vocabulary import SpeakerRole

CAPTIONS = frozenset({"webvtt", "srt", "sbv"})  # where a line ends because a screen does
LETTERS_IN_A_ROW, MOST_ROWS = 66, 32
Marks = Mapping[str, Sequence[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Tapes:
    """The recordings that can be heard, numbered as on the page; times without a recording mean the only one."""

    numbers: Mapping[int, int]

    def number_of(self, recording: int | None) -> int | None:
        """The number of a segment's tape; None when it cannot be heard here."""
        if recording is None and len(self.numbers) == 1:
            return 1
        return self.numbers.get(recording or 0)


@dataclass(frozen=True, slots=True)
class Lines:
    """Writes one page of words. `address` is the testimony's; `passage` the key of the one that was linked to."""

    address: str
    tapes: Tapes
    marks: Marks = field(default_factory=dict)
    passage: str = ""

    def written(self, text: Copy, beside: Copy | None = None) -> SafeString:
        """The whole of what is shown."""
        captions = (_is_captions(text), beside is not None and _is_captions(beside))
        rows = rows_of(text.segments, beside.segments if beside else (), are_captions=captions)
        left = _Column(self, text)
        right = _Column(self, beside, first_note=len(text.notes) + 1) if beside else None
        return mark_safe("".join(_row(row, left, right) for row in rows))  # noqa: S308 (escaped piece by piece)

    def line(self, segment: SeenSegment, *, is_heard: bool, notes: Sequence[tuple[int, Note]]) -> str:
        """One segment: a link with its time, permanent, and its words."""
        key, start = segment.key, segment.start_ms
        at = f' data-at="{seconds(start)}"' if is_heard and start is not None else ""
        marks = self.marks.get(key, ())
        words = dressed(segment.text, marks=marks, notes=notes) if marks or notes else escape(segment.text, quote=False)
        return (
            f'<span class="line{" cited" if key == self.passage else ""}" id="s-{key}"{at}>'
            f'<a class="at" href="{self.address}/{key}">{"¶" if start is None else format_ms(start)}</a>{words}</span>'
        )


class _Column:
    """One text on the page, with its language and what its speakers are called."""

    def __init__(self, lines: Lines, copy: Copy, *, first_note: int = 1) -> None:
        self._lines, self._copy = lines, copy
        tag = copy.transcript.language
        self.language = f' lang="{escape(tag)}" dir="{direction(tag)}"' if tag else ' dir="auto"'
        self._roles = {speaker.pk: speaker.role for speaker in copy.transcript.speakers.all()}
        self._notes: dict[str, list[tuple[int, Note]]] = defaultdict(list)
        for number, note in enumerate(copy.notes, start=first_note):
            self._notes[note.key].append((number, note))

    def paragraph(self, paragraph: Paragraph) -> Iterator[str]:
        """The words of one voice, under its name where it begins to speak."""
        tape = self._lines.tapes.number_of(paragraph.recording_id)
        if paragraph.begins_tape and tape and len(self._lines.tapes.numbers) > 1:
            yield format_html('<h3 class="tape-begins">{}</h3>', _("Recording %(number)s") % {"number": tape})
        asks = " asks" if self._roles.get(paragraph.speaker_id or 0) == SpeakerRole.INTERVIEWER else ""
        heard = f' data-tape="{tape}"' if tape else ""
        yield f'<div class="turn{asks} rows-{_rows((paragraph,))}"{heard}>'
        name = self._copy.voices.get(paragraph.speaker_id or 0)
        if name and paragraph.speaks_anew:
            yield f'<p class="voice"><bdi>{escape(name)}</bdi></p>'
        line, notes, is_heard = self._lines.line, self._notes, tape is not None
        lines = [line(one, is_heard=is_heard, notes=notes.get(one.key, ())) for one in paragraph.segments]
        lined = " as-set" if paragraph.keeps_lines else ""
        yield f'<p class="words{lined}">{" ".join(lines)}</p></div>'


def _is_captions(copy: Copy) -> bool:
    return copy.transcript.format in CAPTIONS


def _rows(paragraphs: Iterable[Paragraph]) -> int:
    """About how high it will be, in rows of a book: a browser then need not lay out what is not yet in sight."""
    letters = sum(len(segment.text) for paragraph in paragraphs for segment in paragraph.segments)
    rows = letters // LETTERS_IN_A_ROW + 1
    return min(1 << (rows - 1).bit_length(), MOST_ROWS)


def _row(row: Row, left: _Column, right: _Column | None) -> str:
    own = "".join(piece for paragraph in row.text for piece in left.paragraph(paragraph))
    if right is None:
        return own
    other = "".join(piece for paragraph in row.beside for piece in right.paragraph(paragraph))
    rows = max(_rows(row.text), _rows(row.beside))
    return f'<div class="pair rows-{rows}"><div{left.language}>{own}</div><div{right.language}>{other}</div></div>'


def dressed(text: str, *, marks: Sequence[tuple[int, int]], notes: Sequence[tuple[int, Note]] = ()) -> str:
    """The text escaped, with found words marked and the numbers of footnotes where they hang."""
    signs = [(start, 1, "<mark>") for start, _end in marks] + [(end, 0, "</mark>") for _start, end in marks]
    signs += [(min(note.offset, len(text)), 2, _reference(number)) for number, note in notes]
    pieces: list[str] = []
    reached = 0
    for place, _rank, sign in sorted(signs):
        pieces += (escape(text[reached:place], quote=False), sign)
        reached = place
    return "".join((*pieces, escape(text[reached:], quote=False)))


def _reference(number: int) -> str:
    return f'<sup class="note-sign"><a href="#note-{number}" id="note-sign-{number}">{number}</a></sup>'
