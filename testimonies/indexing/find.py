"""Answers a search for one viewer: the right index, the query read with the thesaurus, every hit checked again."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from django.conf import settings
from django.db.models import Count

from testimonies.access.viewer import Viewer
from testimonies.indexing import keep
from testimonies.indexing.documents import access_token
from testimonies.indexing.labels import further_labels
from testimonies.indexing.phrases import first_crossing, holds, marked, phrases_of
from testimonies.models import SeenSegment, Segment, Testimony, Transcript
from testimonies.models.transcript import SegmentQuerySet
from testimonies.search import current
from testimonies.search.engine import Filters, Page
from testimonies.search.parse import parse
from testimonies.search.query import Query
from testimonies.search.results import Results

MOST_WORDS_CROSSED = 30_000  # read on one page in search of phrases that run over the end of a cue: some 20 ms
MOST_PASSAGES_CROSSED = 2_000


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage as the viewer may read it; `marks` are (start, end) of the found words in its text."""

    segment: SeenSegment
    language: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One testimony found, with its best passages (best first) and how many of its passages match."""

    testimony: Testimony
    passages: tuple[FoundPassage, ...]
    passage_count: int


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of an answer; `results` has totals, facets (tokens), expansions, suggestions and notes."""

    query: Query
    results: Results
    found: tuple[Found, ...] = ()
    filters: Filters = field(default_factory=Filters)


def find(
    text: str,
    *,
    viewer: Viewer,
    chosen: Mapping[str, Sequence[str]] | None = None,
    page: Page = Page(),  # noqa: B008 (frozen)
    facets: Sequence[str] = (),
    same_passage: bool = False,
) -> Answer:
    """Search what this viewer may read; an empty text finds everything that the chosen facets leave."""
    unsettled = keep.catch_up()
    labels = further_labels(text, viewer=viewer)
    query = parse(text, languages=settings.ARCHIVE_LANGUAGES, synonyms=labels, same_passage=same_passage)
    without = frozenset[int]() if viewer.curates_everything else unsettled
    filters = Filters(facets=dict(chosen or {}), access=_tokens(viewer), without=without)
    engine = current.full() if viewer.is_staff else current.public()
    results = engine.search(query, filters=filters, page=page, facets=facets)
    return Answer(query=query, results=results, found=tuple(_checked(results, query, viewer)), filters=filters)


def _tokens(viewer: Viewer) -> frozenset[str] | None:
    return None if viewer.collections is None else frozenset(map(access_token, viewer.collections))


def _checked(results: Results, query: Query, viewer: Viewer) -> list[Found]:
    """The hits in their order, as the database lets this viewer read them now; whatever it does not, is left out.

    People and places are not fetched: whoever shows them knows which.
    """
    seen = Testimony.objects.visible_to(viewer).filter(pk__in=[hit.ordinal for hit in results.hits])
    testimonies = seen.in_bulk()
    reader = _Reader(viewer, query, results)
    passages = reader.passages([key for hit in results.hits for key in hit.passages], testimonies.values())
    found = [
        Found(
            testimonies[hit.ordinal], tuple(passages[key] for key in hit.passages if key in passages), hit.passage_count
        )
        for hit in results.hits
        if hit.ordinal in testimonies
    ]
    return reader.with_crossings(found)


class _Reader:
    """Reads passages for one viewer and marks what was sought; looks for a phrase that runs over the end of a cue."""

    def __init__(self, viewer: Viewer, query: Query, results: Results) -> None:
        self.viewer, self.query, self.sought = viewer, query, results.terms
        self.phrases = phrases_of(query)
        self.words_left = MOST_WORDS_CROSSED

    def passages(self, keys: Sequence[str], testimonies: Iterable[Testimony]) -> dict[str, FoundPassage]:
        """By key; only of these testimonies, which the viewer may read."""
        rows = self._read(Segment.objects.filter(key__in=keys), testimonies)
        transcripts = Transcript.objects.filter(pk__in={row.transcript_id for row in rows})
        languages = dict(transcripts.values_list("pk", "language"))
        return {row.key: self._passage(row, languages[row.transcript_id]) for row in rows}

    def with_crossings(self, found: list[Found]) -> list[Found]:
        """Each begun with the passages over which a phrase runs, where none of those shown holds it whole."""
        broken = [one.testimony for one in found if self.phrases and not self._is_whole(one)]
        if not broken:
            return found
        texts = self._texts(_short_enough(broken))
        return [replace(one, passages=self._begun(one, texts.get(one.testimony.pk, []))) for one in found]

    def _is_whole(self, one: Found) -> bool:
        return any(holds(passage.segment.text, passage.language, self.phrases) for passage in one.passages)

    def _texts(self, testimonies: Sequence[Testimony]) -> dict[int, list[tuple[SeenSegment, str]]]:
        """All passages of these with their languages, as spoken; as many queries for twenty as for one."""
        transcripts = Transcript.objects.filter(testimony__in=testimonies)
        known = {key: (of, language) for key, of, language in transcripts.values_list("pk", "testimony", "language")}
        texts: dict[int, list[tuple[SeenSegment, str]]] = defaultdict(list)
        for row in self._read(Segment.objects.filter(transcript__in=known).in_order(), testimonies):
            testimony, language = known[row.transcript_id]
            texts[testimony].append((row, language))
        return texts

    def _begun(self, one: Found, texts: Sequence[tuple[SeenSegment, str]]) -> tuple[FoundPassage, ...]:
        if not texts or self.words_left <= 0:
            return one.passages
        rows = {row.key: (row, language) for row, language in texts}
        said = ((key, row.text, language) for key, (row, language) in rows.items())
        crossed, read = first_crossing(said, self.phrases, most_words=self.words_left)
        self.words_left -= read
        begun = tuple(self._passage(*rows[key]) for key in crossed)
        others = tuple(passage for passage in one.passages if passage.segment.key not in crossed)
        return (*begun, *others)[: max(len(one.passages), len(begun))]

    def _read(self, segments: SegmentQuerySet, testimonies: Iterable[Testimony]) -> list[SeenSegment]:
        """Whole only what the viewer curates: an index may still hold for theirs what was given to others."""
        mine, others = [], []
        for one in testimonies:
            (mine if self.viewer.curates(one.collection_id) else others).append(one.pk)
        whole = segments.filter(transcript__testimony__in=mine).read_whole() if mine else []
        return whole + (segments.filter(transcript__testimony__in=others).read_public() if others else [])

    def _passage(self, row: SeenSegment, language: str) -> FoundPassage:
        return FoundPassage(row, language, marked(row.text, language, sought=self.sought, query=self.query))


def _short_enough(testimonies: Sequence[Testimony]) -> list[Testimony]:
    """The first of them, and of the others, in their order, as many as can be read on one page."""
    segments = Segment.objects.filter(transcript__testimony__in=testimonies).order_by()
    counts = dict(segments.values_list("transcript__testimony").annotate(Count("pk")))
    lengths = accumulate(counts.get(testimony.pk, 0) for testimony in testimonies)
    return [
        testimony
        for number, (testimony, length) in enumerate(zip(testimonies, lengths, strict=True))
        if not number or length <= MOST_PASSAGES_CROSSED
    ]
