"""What somebody may have meant who found nothing: the same query with one word as it stands in readable passages."""

import re
from collections.abc import Iterator
from itertools import islice

from django.conf import settings

from testimonies.access.viewer import Viewer
from testimonies.indexing.find import Answer, find
from testimonies.search import current
from testimonies.search.engine import Page
from testimonies.search.parse import parse
from testimonies.search.query import terms_of

MOST = 4
WORDS_LOOKED_AT = 4
NEAR_EACH = 3


def suggested(answer: Answer, *, viewer: Viewer) -> tuple[str, ...]:
    """Queries that differ from the answered one in one word by one edit, and by which this viewer finds something."""
    return tuple(islice(dict.fromkeys(_finding(answer, viewer)), MOST))


def _finding(answer: Answer, viewer: Viewer) -> Iterator[str]:
    typed = answer.query.typed
    for candidate in _candidates(typed, viewer):
        found = find(candidate, viewer=viewer, chosen=answer.filters.facets, page=Page(size=1, passages=0))
        if found.results.testimony_total:
            yield candidate


def _candidates(typed: str, viewer: Viewer) -> Iterator[str]:
    engine = current.full() if viewer.is_staff else current.public()
    for word in re.findall(r"\w{3,}", typed)[:WORDS_LOOKED_AT]:
        stems = sorted(terms_of(parse(word, languages=settings.ARCHIVE_LANGUAGES).tree))
        near = dict.fromkeys(term for stem in stems for term in engine.near(stem, limit=NEAR_EACH))
        for written in filter(None, (_as_written(term, viewer) for term in near)):
            yield typed.replace(word, written, 1)


def _as_written(term: str, viewer: Viewer) -> str:
    """A term as a readable passage writes it: an index knows only stems, and must not be quoted."""
    answer = find(term, viewer=viewer, page=Page(size=1, passages=1))
    for found in answer.found:
        for passage in found.passages:
            for start, end in passage.marks:
                return passage.segment.text[start:end].casefold()
    return ""
