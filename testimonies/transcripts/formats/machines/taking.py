"""Leaves taken out of a JSON tree one by one: each is booked where it goes, and what is no leaf of its kind stays."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from testimonies.transcripts.accounting import BLANK, Tally
from testimonies.transcripts.decode import decode
from testimonies.transcripts.findings import Findings, lines_named
from testimonies.transcripts.formats.machines.leftovers import Leftovers
from testimonies.transcripts.json_tree import TRUTH, Branch, count, leaf, parse
from testimonies.values.errors import InvalidLanguage
from testimonies.values.language import tag
from testimonies.values.span import Span

MARKS = "names of kinds"
OTHERS = "other hearings of the same words"
LONGEST_SECONDS = 4_000_000  # more than a thousand hours
SAYING = ("transcript", "content", "words", "timestamps")
WHOLE = re.compile(r"[0-9]{1,11}")


class Taking:
    """Takes leaves out of the tree of a file and books each where it goes.

    `root` is the file's object; where the file is a list, it is the field "" of an object that has nothing else.
    `unit` is how many milliseconds the file's times count by: 1000 for seconds.
    """

    def __init__(self, content: bytes, *, language: str, unit: int = 1000) -> None:
        decoded = decode(content, language=language)
        tree = parse(decoded.text)
        self.root: Branch = tree.root if isinstance(tree.root, dict) else {"": tree.root}
        self.language = language
        self.findings = Findings(decoded.findings)
        self.tally = Tally(tree.read)
        self.leftovers = Leftovers(self.tally)
        self._unit = unit
        self.odd_times: list[str] = []
        self.others = 0
        self.times = 0
        if tree.mended:
            lines = [1 + decoded.text.count("\n", 0, place) for place in tree.mended[:1000]]
            message = "an escape stands for half a letter or for none; it became \ufffd"
            self.findings.warn(lines_named(message, lines), line=lines[0])

    def take(self, part: Branch, key: str) -> str:
        """A leaf as it is written, booked by nobody; "" where there is none."""
        value = part.get(key)
        if type(value) is str:
            del part[key]
            return value
        return leaf(part.pop(key)) if isinstance(value, bool) else ""

    def number(self, part: Branch, key: str) -> int | None:
        """A whole number that counts or numbers something; anything else is left over, and None here."""
        value = part.get(key)
        if type(value) is not str or not WHOLE.fullmatch(value):
            return None
        self.tally.book(len(part.pop(key)), MARKS)
        return int(value)

    def said(self, part: Branch, key: str) -> str:
        """A text that will stand in the document: without white space at its ends, NFC."""
        return self.keep(self.take(part, key))

    def label(self, part: Branch, key: str) -> str | None:
        """Who speaks, under whatever name the machine gives."""
        return self.said(part, key) or None

    def mark(self, part: Branch, key: str, *expected: str | bool) -> str:
        """The kind of something, where it is one of those expected; anything else is left over, and "" here."""
        if part.get(key) not in expected:
            return ""
        mark = self.take(part, key)
        self.tally.book(len(mark), MARKS)
        return mark

    def truth(self, part: Branch, key: str) -> str:
        """A field that can only be true or false; anything else is left over, and "" here."""
        found = part.get(key)
        if not isinstance(found, (str, bool)) or leaf(found) not in TRUTH.values():
            return ""
        return self.mark(part, key, found)

    def names(self, part: Branch, key: str, label: str, name: str) -> dict[str, str]:
        """A list of speakers: what each is called, by the label that stands with what it says."""
        named = dict[str, str]()
        for speaker in self.many(part, key, key):
            labelled = speaker.get(label)
            if isinstance(labelled, str) and (called := self.said(speaker, name)):
                named[labelled] = called
        return named

    def called(self, part: Branch, key: str, names: Mapping[str, str]) -> str | None:
        """Who speaks, by the name that a label stands for, or by the label where it stands for none."""
        label = self.take(part, key)
        if label not in names:
            return self.keep(label) or None
        self.tally.book(len(label), MARKS)
        return names[label]

    def ms(self, part: Branch, key: str) -> int | None:
        """A time in milliseconds; None where there is none, or none that can be."""
        text = self.take(part, key)
        return self.ms_of(text) if text else None

    def ms_of(self, text: str) -> int | None:
        """A time that was taken, in milliseconds: "1.3", or "1.3s"; None where it can be none."""
        self.times += len(text)
        try:
            time = float(text.removesuffix("s"))
        except ValueError:
            time = -1.0
        if 0 <= time < LONGEST_SECONDS * 1000 / self._unit:
            return round(time * self._unit)
        self.odd_times.append(text)
        return None

    def span(self, part: Branch, start: str = "start", end: str = "end") -> Span | None:
        """The time between two fields; None where the first is missing."""
        return self.between(self.ms(part, start), self.ms(part, end))

    def between(self, start_ms: int | None, end_ms: int | None) -> Span | None:
        """From one time to another; an end before the start is none, and told."""
        if start_ms is None:
            if end_ms is not None:
                self.odd_times.append(f"an end at {end_ms} ms without a start")
            return None
        if end_ms is not None and end_ms < start_ms:
            self.odd_times.append(f"an end at {end_ms} ms before the start at {start_ms} ms")
            end_ms = None
        return Span(start_ms, end_ms)

    def inside(self, part: Branch, *keys: str) -> Branch:
        """The object that hangs on a part under these keys; an empty one where there is none."""
        for key in keys:
            found = part.get(key)
            if not isinstance(found, dict):
                return {}
            part = found
        return part

    def many(self, part: Branch, key: str, path: str) -> Iterator[Branch]:
        """Takes a list out of a part and hands over its objects one by one; what the reader leaves is left over.

        `path` is where the list stands, as `segments[].words`. To be run through to the end.
        """
        if not isinstance(part.get(key), list):
            return
        waiting: list[Any] = part.pop(key)
        waiting.reverse()
        path = f"{path}[]"
        while waiting:
            entry = waiting.pop()
            if isinstance(entry, dict):
                yield entry
            if entry:
                self.leftovers.add(entry, path)

    def rows(self, part: Branch, key: str) -> list[list[str]]:
        """Takes a list of rows of leaves, as [["so", 1.2, 1.4], ...], booked by nobody; what is no such row stays."""
        found = part.get(key)
        if not isinstance(found, list):
            return []
        rows = [row for row in found if _is_row(row)]
        part[key] = [row for row in found if not _is_row(row)]
        return [[leaf(value) for value in row] for row in rows]

    def row(self, part: Branch, key: str) -> list[str]:
        """Takes a list of leaves, as [1.2, null], booked by nobody."""
        found = part.get(key)
        return [leaf(value) for value in part.pop(key)] if _is_row(found) else []

    def first(self, part: Branch, key: str) -> Branch:
        """The likeliest of a list of hearings: the first that says anything; the others are left out and told."""
        found = part.get(key)
        if not isinstance(found, list) or not found or not isinstance(found[0], dict):
            return {}
        says = (place for place, hearing in enumerate(found) if isinstance(hearing, dict) and _says(hearing))
        found.insert(0, found.pop(next(says, 0)))
        others = [hearing for hearing in found[1:] if hearing]
        del found[1:]
        self.others += len(others)
        self.tally.book(count(others), OTHERS)
        return found[0]

    def keep(self, text: str) -> str:
        """A text that was taken and will stand in the document: without white space at its ends, NFC."""
        said = text.strip()
        self.tally.keep(len(said))
        if len(text) > len(said):
            self.tally.book(len(text) - len(said), BLANK)
        return said if said.isascii() else unicodedata.normalize("NFC", said)

    def tells_language(self, named: str) -> None:
        """The file says in which language it is; what was declared counts more."""
        if named and not self.language:
            try:
                self.language = tag(named)
            except InvalidLanguage:
                self.findings.note(f'the file says that its language is "{named}", which is no known language')


def _says(hearing: Branch) -> bool:
    return any(hearing.get(key) for key in SAYING)


def _is_row(value: Any) -> bool:
    return isinstance(value, list) and not any(isinstance(inner, (dict, list)) for inner in value)
