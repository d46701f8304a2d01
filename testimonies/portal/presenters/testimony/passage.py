"""Where a passage stands today: on which page of its testimony, and in which second of which recording."""

from dataclasses import replace

from testimonies.access.viewer import Viewer
from testimonies.models import Recording, Segment, Testimony
from testimonies.portal.addresses import testimony_url
from testimonies.portal.presenters.testimony.citing import was_said_once
from testimonies.portal.presenters.testimony.tapes import kept_here
from testimonies.portal.presenters.testimony.texts import part_of, parts_of, shown_of, texts_of
from testimonies.portal.reading import Reading, is_key


def place_of(testimony: Testimony, key: str, reading: Reading, *, viewer: Viewer) -> Reading | None:
    """The reading that shows the passage; None for one that never was. One taken out leads to the page that says so."""
    if not is_key(key):
        return None
    segment = Segment.objects.filter(key=key, transcript__testimony=testimony).defer("text").first()
    if segment is None:
        return replace(reading.unplaced(), passage=key) if was_said_once(testimony, key) else None
    playable = Recording.objects.playable_by(viewer).filter(testimony=testimony)
    recordings = kept_here(list(playable.order_by("position")))
    tapes = {recording.pk: number for number, recording in enumerate(recordings, start=1)}
    place = Reading(
        passage=key,
        revision=reading.revision,
        within=reading.within,
        at_ms=segment.start_ms,
        tape=tapes.get(segment.recording_id or 0),
    )
    texts = texts_of(testimony, viewer=viewer)
    first = shown_of(texts, Reading(), recordings=recordings)
    if first and first.parts == 1 and segment.transcript_id in {text.pk for text in first.transcripts}:
        return place
    found = ((number, text) for number, text in enumerate(texts, start=1) if text.pk == segment.transcript_id)
    number, text = next(found, (0, None))
    if text is None:  # its words wait for a review
        return replace(reading.unplaced(), passage=key)
    beside = 0 if first and text == first.beside else None
    part = part_of(text, segment.position, of=parts_of(text))
    return replace(place, text=number, beside=beside, part=part)


def address_of(testimony: Testimony, reading: Reading) -> str:
    """The address of what is read, with the line that was asked for in sight."""
    anchor = f"#s-{reading.passage}" if reading.passage else ""
    return f"{testimony_url(testimony.identifier)}{reading.query()}{anchor}"
