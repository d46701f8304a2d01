"""The engine itself: one writer at a time over all processes, and a reader that follows every commit."""

import threading
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from testimonies.search.documents import TestimonyDocument
from testimonies.search.engine import Filters, Page
from testimonies.search.engines.embedded.answer import answer
from testimonies.search.engines.embedded.generations import Generations
from testimonies.search.engines.embedded.reader import Reader
from testimonies.search.engines.embedded.schema import make_index, open_index
from testimonies.search.engines.embedded.writer import REBUILD_BYTES, Writer
from testimonies.search.errors import IndexOutdated
from testimonies.search.expansion import near_terms
from testimonies.search.query import Query
from testimonies.search.results import Results

PATIENCE_S = 5.0  # an edit takes a tenth of a second; during a rebuild it is better kept in the outbox than waited for


@dataclass(slots=True)
class _Session:
    """A writer and the lock it works under, from the first change to the commit."""

    writer: Writer
    lock: ExitStack
    sequence: int


class EmbeddedEngine:
    """An index in a directory. Searching is safe from any thread; each thread writes in a session of its own."""

    def __init__(self, directory: Path | str, *, patience_s: float = PATIENCE_S) -> None:
        self._generations = Generations(Path(directory))
        self._reader = Reader(self._generations)
        self._patience_s = patience_s
        self._own = threading.local()

    def put(self, documents: Iterable[TestimonyDocument]) -> int:
        """Adds or replaces testimonies; one that cannot be read undoes all since the last commit."""
        session = self._session()
        try:
            return session.writer.put(documents)
        except BaseException:
            self.rollback()
            raise

    def drop(self, ordinals: Iterable[int]) -> None:
        """Removes testimonies."""
        session = self._session()
        for ordinal in ordinals:
            session.writer.drop(ordinal)

    def commit(self, *, sequence: int | None = None) -> None:
        """Makes the changes of this thread visible everywhere, and lets others write."""
        if sequence is None and self._open_session() is None:
            return
        session = self._session()
        with session.lock:
            self._own.session = None
            session.writer.commit(sequence=session.sequence if sequence is None else sequence)

    def rollback(self) -> None:
        """Forgets the changes of this thread since the last commit, and lets others write."""
        session = self._open_session()
        if session:
            with session.lock:
                self._own.session = None
                session.writer.abandon()

    def rebuild(self, documents: Iterable[TestimonyDocument], *, sequence: int | None = None) -> int:
        """Builds a new generation and switches to it; how many testimonies it holds.

        Readers stay with the old one until then and writers wait. The old files are removed, and with them every trace
        of what is no longer there.
        """
        self.rollback()
        with self._generations.only_writer(patience_s=self._patience_s):
            if sequence is None:
                sequence = self.sequence()
            folder = self._generations.begin()
            writer = Writer(make_index(folder), stamp=1, memory_bytes=REBUILD_BYTES, threads=2)
            try:
                count = writer.put(documents)
            except BaseException:
                writer.abandon()
                raise
            writer.commit(sequence=sequence)
            self._generations.switch(folder)
        return count

    def has_traces(self) -> bool:
        """Whether a removed testimony still stands in a piece that was not merged since."""
        return self._reader.snapshot().has_traces()

    def sequence(self) -> int:
        """The sequence number of the last commit; 0 when another edition wrote it, which only a rebuild can follow."""
        try:
            return self._reader.snapshot().sequence
        except IndexOutdated:
            return 0

    def search(self, query: Query, *, filters: Filters, page: Page, facets: Sequence[str] = ()) -> Results:
        """One page of results."""
        return answer(self._reader.snapshot(), query, filters=filters, page=page, facets=facets)

    def near(self, word: str, *, limit: int = 5) -> tuple[str, ...]:
        """Terms within one edit of the word."""
        return near_terms(word, lexicon=self._reader.snapshot(), limit=limit)

    def ordinals(self) -> Mapping[int, str]:
        """Every testimony with its fingerprint."""
        catalogue = self._reader.snapshot().catalogue
        return dict(zip(catalogue.ordinals.tolist(), catalogue.fingerprints.tolist(), strict=True))

    def close(self) -> None:
        """Lets go of everything; the engine may be used again and will open anew."""
        self.rollback()
        self._reader.close()

    def _open_session(self) -> _Session | None:
        return getattr(self._own, "session", None)

    def _session(self) -> _Session:
        session = self._open_session()
        if session is None:
            with ExitStack() as lock:
                lock.enter_context(self._generations.only_writer(patience_s=self._patience_s))
                folder = self._generations.current()
                if folder is None:
                    folder = self._generations.begin()
                    Writer(make_index(folder), stamp=0).commit(sequence=0)
                    self._generations.switch(folder)
                last = self._reader.snapshot()
                writer = Writer(open_index(folder), stamp=last.stamp + 1)
                session = _Session(writer, lock.pop_all(), last.sequence)
            self._own.session = session
        return session
