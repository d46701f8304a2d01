"""Writes testimonies into one generation. Nothing is seen before `commit`, and a killed writer leaves no trace."""

import json
from collections.abc import Iterable
from typing import Any

from tantivy import Document, Index

from testimonies.search.documents import TestimonyDocument
from testimonies.search.engines.embedded.schema import (
    BODY,
    CARD,
    KEY,
    KEYS,
    KIND,
    ORDINAL,
    PASSAGE_BODY,
    PASSAGE_KEYS,
    POSITION,
    SCHEMA,
    SEQUENCE,
    SHELF,
    SHELF_BITS,
    STAMP,
    TITLE,
    Kind,
)
from testimonies.search.query import Scope
from testimonies.search.reading import PassageReading, TestimonyReading, fingerprint, read

EDIT_BYTES, REBUILD_BYTES = (
    32_000_000,
    150_000_000,
)  # of each thread; more makes fewer pieces, which are faster to search


class Writer:
    """Adds and removes whole testimonies. `stamp` is the number of the commit to come."""

    def __init__(self, index: Index, *, stamp: int, memory_bytes: int = EDIT_BYTES, threads: int = 1) -> None:
        self._writer = index.writer(memory_bytes * threads, threads)
        # A writer that was killed right before its commit left files under the very names that are to be written now.
        self._writer.garbage_collect_files()
        self._stamp = stamp

    def put(self, documents: Iterable[TestimonyDocument]) -> int:
        """Adds or replaces testimonies with their passages; how many."""
        count = 0
        for document in documents:
            count += 1
            reading = read(document)
            self.drop(document.ordinal)
            self._writer.add_document(_testimony(reading, card=_card(document, reading), stamp=self._stamp))
            for position, passage in enumerate(reading.passages):
                self._writer.add_document(_passage(passage, ordinal=document.ordinal, position=position))
        return count

    def drop(self, ordinal: int) -> None:
        """Removes a testimony with its passages."""
        self._writer.delete_documents_by_term(ORDINAL, ordinal)

    def commit(self, *, sequence: int) -> None:
        """Makes all of it durable and visible at once, with its mark; then waits for the merges that follow."""
        self._writer.delete_documents_by_term(KIND, Kind.MARK)
        mark = {KIND: Kind.MARK, SEQUENCE: sequence, STAMP: self._stamp}
        self._writer.add_document(Document.from_dict(mark, SCHEMA))
        self._writer.commit()
        self._writer.garbage_collect_files()
        self._writer.wait_merging_threads()  # a writer that is merely dropped gives up its merges

    def abandon(self) -> None:
        """Forgets everything since the last commit."""
        self._writer.rollback()
        self._writer.wait_merging_threads()


def _card(document: TestimonyDocument, reading: TestimonyReading) -> bytes:
    kept = {
        "year": document.year,
        "title": reading.title_key,
        "fingerprint": fingerprint(document),
        "facets": document.facets,
        "access": sorted(document.access),
    }
    return json.dumps(kept).encode()


def _testimony(reading: TestimonyReading, *, card: bytes, stamp: int) -> Document:
    fields: dict[str, Any] = {KEYS[scope]: list(values) for scope, values in reading.keys.items()}
    fields |= {KIND: Kind.TESTIMONY, ORDINAL: reading.ordinal, STAMP: stamp, CARD: card}
    fields |= {BODY: list(reading.text), TITLE: reading.title}
    return Document.from_dict(fields, SCHEMA)


def _passage(passage: PassageReading, *, ordinal: int, position: int) -> Document:
    fields: dict[str, Any] = {
        KIND: Kind.PASSAGE,
        ORDINAL: ordinal,
        POSITION: position,
        SHELF: ordinal >> SHELF_BITS,
        KEY: passage.key.encode(),
        PASSAGE_BODY: passage.text,
        PASSAGE_KEYS[Scope.SPEAKER]: list(passage.speaker),
        PASSAGE_KEYS[Scope.LANGUAGE]: list(passage.languages),
    }
    return Document.from_dict(fields, SCHEMA)
