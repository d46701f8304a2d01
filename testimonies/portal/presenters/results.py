"""The page of a search: totals, results, facets, and in kind words what was understood, widened or not found."""

from dataclasses import dataclass

from django.core.paginator import Page as Leaf
from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from testimonies.access.viewer import Viewer
from testimonies.indexing.find import Answer
from testimonies.indexing.suggestions import suggested
from testimonies.portal.filters import ORDERS, Asked
from testimonies.portal.presenters.facets import Chosen, Facet, Narrowing
from testimonies.portal.presenters.passages import Result, results_of
from testimonies.portal.presenters.words import number_in_words
from testimonies.search.pieces import Note

NOTES = {
    Note.CUT: _("Only the first 256 characters were searched."),
    Note.TOO_MANY_WORDS: _("Only the first 32 words were searched."),
    Note.OPEN_QUOTE: _("A quotation mark was not closed; it was left out."),
    Note.LONE_OR: _("OR needs a word on each side; it was left out."),
    Note.SHORT_BEGINNING: _("A star needs at least three letters before it; the word was searched as it is."),
    Note.STRAY_SIGN: _("A * or ~ belongs at the end of a single word; the words were searched without it."),
    Note.NEAR: _('near: is written near:10 "one two"; the words were searched anywhere.'),
    Note.EMPTY_FIELD: _("A field needs a word after its colon."),
    Note.NOTHING: _("Nothing in this can be searched; all testimonies are shown."),
}


@dataclass(frozen=True, slots=True)
class Switch:
    """One of several ways to see the same answer."""

    title: str
    url: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """All that the page of an answer shows."""

    leaf: Leaf[int]
    testimony_total: str
    passages: int
    passage_total: str
    results: tuple[Result, ...]
    facets: tuple[Facet, ...]
    chosen: tuple[Chosen, ...]
    orders: tuple[Switch, ...]
    notes: tuple[str, ...]
    expansions: tuple[tuple[str, str], ...]
    suggestions: tuple[tuple[str, str], ...]
    without_filters_url: str


def results_page(answer: Answer, asked: Asked, *, typed: QueryDict, viewer: Viewer) -> ResultsPage:
    """The page for one answer; `typed` is the query string that its links carry on."""
    results = answer.results
    narrowing = Narrowing(results.facets, chosen=asked.chosen, asked=typed, viewer=viewer)
    return ResultsPage(
        leaf=Paginator(range(results.testimony_total), asked.size).get_page(asked.number),
        testimony_total=number_in_words(results.testimony_total),
        passages=results.passage_total,
        passage_total=number_in_words(results.passage_total) if results.passage_total else "",
        results=results_of(answer.found, viewer=viewer),
        facets=narrowing.facets(),
        chosen=narrowing.choices(),
        orders=tuple(Switch(str(title), _url(typed, order=order), order == asked.order) for order, title in ORDERS),
        notes=tuple(str(NOTES.get(Note(note), note)) for note in results.notes),
        expansions=results.expansions,
        suggestions=tuple((query, _url(typed, q=query)) for query in _suggestions(answer, viewer)),
        without_filters_url=_url(QueryDict(), q=asked.text),
    )


def _suggestions(answer: Answer, viewer: Viewer) -> tuple[str, ...]:
    return () if answer.results.testimony_total else suggested(answer, viewer=viewer)


def _url(typed: QueryDict, **replaced: str) -> str:
    query = typed.copy()
    query.pop("page", None)
    for name, value in replaced.items():
        query[name] = value
    return f"?{query.urlencode()}"
