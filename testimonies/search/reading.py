"""A testimony as engines keep it: its terms, keys and labels, field by field. The words themselves are left behind."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from testimonies.search.analysis import terms
from testimonies.search.documents import Passage, TestimonyDocument
from testimonies.search.keys import kept_keys, name_key
from testimonies.search.query import Scope
from testimonies.search.readings import identifier_label, language_labels

_LONGEST_TITLE_KEY = 80


@dataclass(frozen=True, slots=True)
class PassageReading:
    """One passage: its permanent key, terms, and what its speaker and language are found by."""

    key: str
    text: str
    speaker: tuple[str, ...]
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TestimonyReading:
    """One testimony. Each value is terms or keys in a row with spaces between; rows of different values never join.

    `text` begins with the title, and its last row is that of all passages, so that phrases run on from one to the next.
    """

    __test__ = False  # pytest: not a test class

    ordinal: int
    text: tuple[str, ...]
    title: str
    keys: dict[Scope, tuple[str, ...]]
    passages: tuple[PassageReading, ...]
    title_key: str


def read(document: TestimonyDocument) -> TestimonyReading:
    """Analyses a testimony, each passage in its own language."""
    passages = tuple(map(_passage, document.passages))
    front = (document.title, *document.names, document.summary, *document.headings, *document.places)
    rows = [" ".join(terms(value, document.language)) for value in front]
    rows.append(" ".join(filter(None, (passage.text for passage in passages))))
    spoken = dict.fromkeys((document.language, *(passage.language for passage in document.passages)))
    return TestimonyReading(
        ordinal=document.ordinal,
        text=tuple(filter(None, rows)),
        title=rows[0],
        keys={
            Scope.WITNESS: _keys(document.names),
            Scope.PLACE: _keys(document.places),
            Scope.SPEAKER: _keys(dict.fromkeys(passage.speaker for passage in document.passages)),
            Scope.LANGUAGE: tuple(dict.fromkeys(label for tag in spoken for label in language_labels(tag))),
            Scope.IDENTIFIER: (identifier_label(document.identifier),),
        },
        passages=passages,
        title_key=name_key(document.title)[:_LONGEST_TITLE_KEY],
    )


def _passage(passage: Passage) -> PassageReading:
    return PassageReading(
        key=passage.key,
        text=" ".join(terms(passage.text, passage.language)),
        speaker=kept_keys(passage.speaker),
        languages=language_labels(passage.language),
    )


def _keys(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for name in names for key in kept_keys(name)))


def fingerprint(document: TestimonyDocument) -> str:
    """Sixteen hexadecimal digits that change when anything in the document changes."""
    front = [
        *(document.ordinal, document.identifier, document.title, document.names, document.summary, document.headings),
        *(document.places, document.language, sorted(document.facets.items()), document.year, sorted(document.access)),
    ]
    digest = hashlib.blake2b(json.dumps(front).encode(), digest_size=8)
    for passage in document.passages:
        spoken = [passage.key, passage.text, passage.language, passage.speaker]
        digest.update(json.dumps(spoken).encode())
    return digest.hexdigest()
