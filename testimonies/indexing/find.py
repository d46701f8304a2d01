"""Answers a search for one viewer: the right index, the query read with the thesaurus, every hit checked again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.conf import settings

from testimonies.access.viewer import Viewer
from testimonies.indexing import keep
from testimonies.indexing.documents import access_token
from testimonies.indexing.labels import further_labels
from testimonies.models import SeenSegment, Segment, Testimony
from testimonies.search import current
from testimonies.search.analysis import highlight
from testimonies.search.engine import Filters, Page
from testimonies.search.parse import parse
from testimonies.search.query import Query
from testimonies.search.results import Results


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
    keep.catch_up()
    query = parse(text, languages=settings.ARCHIVE_LANGUAGES, synonyms=further_labels(text), same_passage=same_passage)
    filters = Filters(facets=dict(chosen or {}), access=_tokens(viewer))
    engine = current.full() if viewer.is_staff else current.public()
    results = engine.search(query, filters=filters, page=page, facets=facets)
    return Answer(query=query, results=results, found=tuple(_checked(results, viewer)), filters=filters)


def _tokens(viewer: Viewer) -> frozenset[str] | None:
    return None if viewer.collections is None else frozenset(map(access_token, viewer.collections))


def _checked(results: Results, viewer: Viewer) -> Iterator[Found]:
    """The hits in their order, as the database lets this viewer read them now; whatever it does not, is left out.

    People and places are not fetched: whoever shows them knows which.
    """
    seen = Testimony.objects.visible_to(viewer).filter(pk__in=[hit.ordinal for hit in results.hits])
    testimonies = seen.in_bulk()
    passages = _passages(results, viewer, testimonies)
    for hit in results.hits:
        if hit.ordinal in testimonies:
            shown = tuple(passages[key] for key in hit.passages if key in passages)
            yield Found(testimonies[hit.ordinal], shown, hit.passage_count)


def _passages(results: Results, viewer: Viewer, testimonies: Mapping[int, Testimony]) -> dict[str, FoundPassage]:
    keys = [key for hit in results.hits for key in hit.passages]
    segments = Segment.objects.filter(key__in=keys, transcript__testimony__in=testimonies)
    languages = dict(segments.values_list("key", "transcript__language"))
    rows = segments.read_whole() if viewer.is_staff else segments.read_public()
    return {
        row.key: FoundPassage(row, languages[row.key], _marks(row.text, languages[row.key], results)) for row in rows
    }


def _marks(text: str, language: str, results: Results) -> tuple[tuple[int, int], ...]:
    return tuple(highlight(text, language, results.terms))
