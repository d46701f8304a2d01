"""Opens the texts of a testimony for one viewer, as far as they are wanted."""

import datetime as dt
from dataclasses import dataclass, replace

from testimonies.access.viewer import Viewer
from testimonies.interchange.copies import Copy, copies_of, reads_as
from testimonies.models import Recording, Testimony, Transcript
from testimonies.portal.presenters.testimony import hits, texts
from testimonies.portal.presenters.testimony.lines import Tapes
from testimonies.portal.presenters.testimony.tapes import kept_here
from testimonies.portal.presenters.testimony.texts import Shown
from testimonies.portal.reading import Reading


@dataclass(frozen=True, slots=True)
class Opened:
    """A testimony's texts as somebody opened them: what is shown, and the copies it is made of."""

    recordings: tuple[Recording, ...]
    tapes: Tapes
    texts: tuple[Transcript, ...]
    shown: Shown | None
    copies: tuple[Copy, ...]

    def on_page(self) -> list[Copy]:
        """The copies cut to the part that is shown; they were read whole where something was sought in them."""
        shown = self.shown
        return [] if shown is None else [_cut(copy, shown) for copy in self.copies]


def opened(testimony: Testimony, reading: Reading, *, viewer: Viewer, at: dt.datetime) -> Opened:
    """Reads the texts; whole where something is sought in them, else the part that is shown. Five queries."""
    reader = reads_as(viewer, testimony)
    playable = Recording.objects.playable_by(viewer, at=at).filter(testimony=testimony).order_by("position")
    recordings = tuple(playable)
    kept = kept_here(recordings)
    known = texts.texts_of(testimony, viewer=viewer)
    shown = texts.shown_of(known, reading, recordings=kept)
    copies: list[Copy] = []
    if shown:
        stretch = None if reading.within else shown.stretch()
        people = testimony.witnesses.all()
        copies = copies_of(shown.transcripts, witnesses=people, reader=reader, at=at, stretch=stretch)
    tapes = Tapes({recording.pk: number for number, recording in enumerate(kept, start=1)})
    return Opened(recordings, tapes, tuple(known), shown, tuple(copies))


def hits_of(found: Opened, reading: Reading) -> hits.Hits | None:
    """What was found of the words that are sought; None when none are."""
    if not reading.within or found.shown is None:
        return None
    return hits.hits_in(found.copies, found.shown, reading=reading, tapes=found.tapes)


def _cut(copy: Copy, shown: Shown) -> Copy:
    first, last = texts.bounds(copy.transcript, shown.part, of=shown.parts)
    segments = tuple(segment for segment in copy.segments if first <= segment.position <= last)
    kept = {segment.key for segment in segments}
    return replace(copy, segments=segments, notes=tuple(note for note in copy.notes if note.key in kept))
