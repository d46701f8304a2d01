"""Annotations of OHMS captions: `<c.1>words</c>` in a cue calls annotation 1, which stands in a comment at the end."""

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from testimonies.transcripts.accounting import MARKUP, Ledger, Tally
from testimonies.transcripts.document import Account, Footnote, Segment
from testimonies.transcripts.findings import Findings

BLOCK = re.compile(r"NOTE\s+ANNOTATIONS BEGIN.*?(?:NOTE\s+ANNOTATIONS END[^\n]*|\Z)", re.DOTALL)
FRAME = re.compile(r"NOTE[ \t]*\n[ \t]*TRANSCRIPTION (?:BEGIN|END)[ \t]*(?=\n|\Z)")
ANNOTATION = re.compile(
    r"""<annotation\s+ref=["']([0-9]{1,6})["']\s*>((?:(?!</?annotation\b).)*+)</annotation>""", re.DOTALL
)
CALL = re.compile(r"<c\.([0-9]{1,6})>((?:(?!<c\.|</c>).)*+)</c>", re.DOTALL)
LINK = re.compile(r"""<a\s[^<>]*?href=["']([^"'<>]*)["'][^<>]*>((?:(?!</?a\b).)*+)</a>""", re.DOTALL)
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
SET = re.compile(r"(Annotation Set [\w ]+):[ \t]*([^\n]*)")


class Annotations:
    """Takes the annotations out of `text`; in `captions`, the rest, each call is a number between two marks."""

    def __init__(self, text: str) -> None:
        self.findings = Findings()
        self.metadata: dict[str, str] = {}
        self._tally = Tally(len(text))
        self._notes: dict[str, str] = {}
        self._lines: dict[str, int] = {}
        for block in BLOCK.finditer(text):
            self._read(block[0], line=text.count("\n", 0, block.start()) + 1)
        self._mark = mark = next(chr(code) for code in range(0xE000, 0xF900) if chr(code) not in text)
        self._marked = re.compile(f"{mark}([0-9]+){mark}")
        for call in CALL.finditer(text):
            self._tally.book(len(call[0]) - len(call[2]), MARKUP)
        for frame in FRAME.finditer(text):
            self._tally.book(len(frame[0]) - 1, MARKUP)  # its line end stays in its place
        self.captions = CALL.sub(rf"\2{mark}\1{mark}", FRAME.sub("\n", BLOCK.sub("", text)))

    def hang(self, segments: Sequence[Segment]) -> tuple[tuple[Segment, ...], tuple[Footnote, ...]]:
        """The segments without the marks, and the annotations as footnotes where the marks stood."""
        unmarked, hung, called = list[Segment](), list[Footnote](), set[str]()
        for number, segment in enumerate(segments):
            if self._mark not in segment.text:
                unmarked.append(segment)
                continue
            pieces = self._marked.split(segment.text)
            unmarked.append(replace(segment, text="".join(pieces[::2])))
            for call in range(1, len(pieces), 2):
                called.add(pieces[call])
                hung += self._called(pieces[call], number, sum(map(len, pieces[:call:2])))
        for name in [name for name in self._notes if name not in called and unmarked]:
            self.findings.warn(
                f"annotation {name} is not called in any cue; it hangs on the end", line=self._lines[name]
            )
            hung.append(Footnote(len(unmarked) - 1, len(unmarked[-1].text), self._notes[name]))
        return tuple(unmarked), tuple(hung)

    def account(self, captions: Account) -> Account:
        """Where every character of the whole text went; `captions` is the account of the rest, with the marks."""
        marks = sum(len(mark[0]) for mark in self._marked.finditer(self.captions))
        self._tally.include(replace(captions, kept=captions.kept - marks))
        return self._tally.account()

    def _called(self, name: str, segment: int, offset: int) -> list[Footnote]:
        if name in self._notes:
            return [Footnote(segment, offset, self._notes[name])]
        self.findings.warn(f"annotation {name} is called in a cue, but it is not among the annotations")
        return []

    def _read(self, block: str, *, line: int) -> None:
        ledger = Ledger(block)
        ledger.book(0, len(block), MARKUP)
        for said in SET.finditer(block):
            ledger.keep(*said.span(1))
            ledger.keep(*said.span(2))
            self.metadata[said[1]] = said[2].strip()
        for annotation in ANNOTATION.finditer(block):
            ledger.keep(*annotation.span(2))
            for tag in TAG.finditer(block, *annotation.span(2)):
                ledger.book(*tag.span(), MARKUP)
            linked = LINK.sub(r"\2 (\1)", annotation[2])
            self._notes[annotation[1]] = unicodedata.normalize("NFC", html.unescape(TAG.sub("", linked)).strip())
            self._lines[annotation[1]] = line + block.count("\n", 0, annotation.start())
        self._tally.include(ledger.account())
