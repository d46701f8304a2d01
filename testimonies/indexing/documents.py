"""Builds what the engines are fed, as one viewer would read it: the public index is built with a visitor's eyes."""

import datetime as dt
from collections.abc import Iterator, Sequence

from django.db.models import Prefetch

from testimonies.access.viewer import Viewer
from testimonies.models import Authority, IndexPoint, Recording, Segment, Speaker, Testimony, Transcript, Witness
from testimonies.models.headings import headings_of
from testimonies.models.voices import voices
from testimonies.search.documents import Passage, TestimonyDocument
from testimonies.vocabulary import AuthorityKind, Medium

FACETS = ("language", "community", "place", "camp", "decade", "medium", "collection")
AT_ONCE = 50


def access_token(collection: int) -> str:
    """What a curator of the collection must hold to find its testimonies in the full index."""
    return f"c{collection}"


def documents_for(keys: Sequence[int], *, viewer: Viewer, at: dt.datetime) -> Iterator[TestimonyDocument]:
    """The documents of those testimonies (keys) whose words the viewer may read; about ten queries for each fifty."""
    for start in range(0, len(keys), AT_ONCE):
        seen = Testimony.objects.visible_to(viewer, at=at).filter(pk__in=keys[start : start + AT_ONCE])
        contents = headings_of(keys[start : start + AT_ONCE], reader=viewer, at=at)
        for testimony in _with_everything(seen, viewer, at=at):
            yield _document(testimony, viewer, contents=contents.get(testimony.pk, ()), at=at)


def _with_everything(
    testimonies: "Iterator[Testimony] | object", viewer: Viewer, *, at: dt.datetime
) -> Iterator[Testimony]:
    labelled = Authority.objects.with_labels()
    people = Witness.objects.named_for(viewer, at=at).prefetch_related(Prefetch("communities", queryset=labelled))
    playable = Recording.objects.playable_by(viewer, at=at)
    speakers = Prefetch("speakers", queryset=Speaker.objects.order_by("pk"))
    texts = Transcript.objects.readable_by(viewer).prefetch_related(speakers)
    return testimonies.prefetch_related(  # type: ignore[attr-defined,no-any-return]
        Prefetch("witnesses", queryset=people),
        Prefetch("recordings", queryset=playable, to_attr="playable"),
        Prefetch("transcripts", queryset=texts.order_by("pk")),
        Prefetch("subjects", queryset=labelled),
        Prefetch("recorded_place", queryset=labelled),
    )


def _document(
    testimony: Testimony, viewer: Viewer, *, contents: Sequence[IndexPoint], at: dt.datetime
) -> TestimonyDocument:
    people = list(testimony.witnesses.all())
    return TestimonyDocument(
        ordinal=testimony.pk,
        identifier=testimony.identifier,
        title=testimony.title,
        summary=testimony.summary,
        names=tuple(_names(people, viewer)),
        headings=tuple(f"{point.title}. {point.synopsis}" for point in contents),
        places=tuple(label.text for subject in _subjects(testimony) for label in subject.labels.all()),
        language=next(iter(testimony.languages), ""),
        passages=tuple(_passages(testimony, people, viewer, at=at)),
        facets=_facets(testimony, people),
        year=_year(testimony),
        access=frozenset({access_token(testimony.collection_id)}),
    )


def _names(people: Sequence[Witness], viewer: Viewer) -> Iterator[str]:
    for witness in people:
        yield from (name.text for name in (witness.names.all() if viewer.is_staff else witness.public_names()))


def _subjects(testimony: Testimony) -> list[Authority]:
    place = testimony.recorded_place
    return [*testimony.subjects.all(), *([place] if place else [])]


def _passages(testimony: Testimony, people: Sequence[Witness], viewer: Viewer, *, at: dt.datetime) -> Iterator[Passage]:
    for transcript in testimony.transcripts.all():
        called = voices(transcript.speakers.all(), witnesses=people, viewer=viewer)
        segments = Segment.objects.filter(transcript=transcript).in_order()
        for segment in segments.read_whole() if viewer.is_staff else segments.read_public(at=at):
            yield Passage(segment.key, segment.text, transcript.language, called.get(segment.speaker_id or 0, ""))


def _facets(testimony: Testimony, people: Sequence[Witness]) -> dict[str, tuple[str, ...]]:
    subjects = _subjects(testimony)
    languages = testimony.languages or (transcript.language for transcript in testimony.transcripts.all())
    year = _year(testimony)
    return {
        "language": tuple(dict.fromkeys(language for language in languages if language)),
        "community": tuple(dict.fromkeys(tag.identifier for witness in people for tag in witness.communities.all())),
        "place": _identifiers(subjects, AuthorityKind.PLACE),
        "camp": _identifiers(subjects, AuthorityKind.CAMP, AuthorityKind.UNIT),
        "decade": (str(year - year % 10),) if year else (),
        "medium": tuple(sorted({recording.medium for recording in testimony.playable})) or (Medium.TEXT.value,),  # type: ignore[attr-defined]
        "collection": (testimony.collection.identifier,),
    }


def _identifiers(subjects: Sequence[Authority], *kinds: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(subject.identifier for subject in subjects if subject.kind in kinds))


def _year(testimony: Testimony) -> int | None:
    recorded = testimony.recorded_date
    if not recorded:
        return None
    return int((recorded.latest if recorded.earliest == dt.date.min else recorded.earliest).year)
