"""Reads CHAT: main lines `*CODE:`, dependent tiers such as `%com:` below them, headers `@...` around them.

What is said is kept verbatim, with CHAT's marks of retracing and pausing; each bullet (a time) makes a segment. Tiers
of analysis are counted and told, comments become footnotes (https://talkbank.org/0info/manuals/CHAT.html).
"""

import re
from collections import Counter

from testimonies.transcripts.accounting import MARKUP
from testimonies.transcripts.cue_text import plain
from testimonies.transcripts.decode import glimpse
from testimonies.transcripts.document import Footnote, IndexPoint, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.fields import Fields
from testimonies.transcripts.format import Format
from testimonies.transcripts.formats.chat import words
from testimonies.transcripts.formats.chat.said import Said
from testimonies.transcripts.reading import Reading
from testimonies.values.errors import InvalidLanguage
from testimonies.values.language import tag

ANALYSIS = "tiers of analysis"
FIRST_LINE = re.compile(r"\ufeff?\s*@(?:utf8|begin|font|pid|window|color words)\b", re.IGNORECASE)
MAIN_LINE = re.compile(r"^\*[^\s:]{1,40}:[ \t]", re.MULTILINE)
OTHER_LINE = re.compile(r"^(?:%[a-z]{3}:\t|@(?:End|Participants|Languages|ID)\b)", re.MULTILINE | re.IGNORECASE)
BEGINNING = re.compile(r"^[*%@]", re.MULTILINE)
HEADS = {
    "*": re.compile(r"\*([^\s:]{1,40})[ \t]*:[ \t]*"),
    "%": re.compile(r"%([^\s:]{1,20})[ \t]*:[ \t]*"),
    "@": re.compile(r"@([^:\n]{0,60}?)[ \t]*(?::[ \t]*|(?=\n|\Z))"),
}
# The manual's tiers that analyse, and the programs' (U.. and x.. are variants of them); any other is someone's remark.
OF_ANALYSIS = re.compile(r"[ux]?(?:mor|gra|trn|grt|grd|pho|mod|wor|conll|pos|cod|pht|phosyl|modsyl|phoaln|srep|smor)")
WITH_BARS = frozenset({"mor", "gra", "umor", "ugra", "xmor"})  # whose every word has a bar in it: num|eleven, 1|0|ROOT
SAID_IN_ANALYSIS = {True: re.compile(r"\x15|(?<![^\s])[^\s|]*\w[^\s|]*(?![^\s])"), False: re.compile("\x15")}
FRAME = frozenset({"utf8", "begin", "end"})
TOPICS = frozenset({"g", "bg"})
LOOSE_LINE = re.compile(r"\n(?=[^\s*%@])")


def sniff(head: bytes, name: str) -> float:
    """Certain by its first header; likely by main lines that stand beside other lines of CHAT."""
    text = glimpse(head)
    if FIRST_LINE.match(text):
        return 0.95
    if not MAIN_LINE.search(text):
        return 0.0
    return 0.7 if OTHER_LINE.search(text) else 0.2


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is not text or has no main line."""
    reading = Reading.of(content, language=language)
    starts = [found.start() for found in BEGINNING.finditer(reading.text)]
    conversation = _Conversation(reading)
    conversation.before(starts[0] if starts else len(reading.text))
    for start, end in zip(starts, [*starts[1:], len(reading.text)], strict=True):
        conversation.line(start, end)
    if not conversation.said.utterances:
        raise UnreadableTranscript('there is no utterance in it: not one line like "*ANNA: words"', line=1)
    return conversation.document()


class _Conversation:
    """Reads one logical line after the other: a line, with the lines below it that go on."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._metadata = Fields()
        self._topics: list[tuple[str, int]] = []
        self._remarks: list[tuple[int, str]] = []
        self._analyses: Counter[str] = Counter()
        self._loose: list[int] = []
        self._doubtful: list[int] = []
        self.said = Said(reading)

    def before(self, end: int) -> None:
        """Reads what stands before the first line that is one of CHAT's."""
        if self._reading.text[:end].strip():
            self._reading.warn("these words stand before the first line of CHAT; they were kept without a time", at=0)
            self.said.utter("", 0, end)

    def line(self, start: int, end: int) -> None:
        """Reads a logical line."""
        text = self._reading.text
        mark = text[start]
        head = HEADS[mark].match(text, start, end)
        if mark != "@" and "\n" in text[start : end - 1] and (loose := LOOSE_LINE.search(text, start, end)):
            self._loose.append(loose.end())
        if head is None:
            self._headless(mark, start, end)
        elif mark == "*":
            self._reading.ledger.book(start, head.end(), MARKUP)
            self._reading.ledger.keep(*head.span(1))
            self.said.utter(head[1], head.end(), end)
        elif mark == "%":
            self._tier(head, end)
        else:
            self._header(head, end)

    def document(self) -> TranscriptDocument:
        """The finished document."""
        reading, said = self._reading, self.said
        if self._analyses:
            counted = ", ".join(f"%{name} ({count:,})" for name, count in self._analyses.items())
            reading.note(f"not carried: tiers of analysis, which are no one's words: {counted}")
        reading.warn_once("a line begins with neither *, %, @ nor a tab; it was read as going on", places=self._loose)
        reading.warn_once("a tier of analysis that was left out has words of speech in it", places=self._doubtful)
        metadata = self._metadata.joined()
        if not reading.language:
            reading.language = self._language(metadata.get("Languages", ""))
        segments = said.segments(words.names_of(metadata.get("Participants", "")))
        notes = [Footnote(number, len(segments[number].text), remark) for number, remark in self._remarks]
        points = [IndexPoint(title, said.next_start_ms(number)) for title, number in self._topics]
        document = reading.document("chat", segments, metadata=metadata, index_points=points)
        return words.with_footnotes(document, notes)

    def _tier(self, head: re.Match[str], end: int) -> None:
        reading, name = self._reading, head[1]
        reading.ledger.book(head.start(), head.end(), MARKUP)
        if OF_ANALYSIS.fullmatch(name.lower()):
            self._analyses[name] += 1
            reading.ledger.book(*words.trimmed(reading.text, head.end(), end), ANALYSIS)
            if name.lower() == "wor":
                self.said.time_words(head.end(), end)
            elif SAID_IN_ANALYSIS[name.lower() in WITH_BARS].search(reading.text, head.end(), end):
                self._doubtful.append(head.start())
            return
        reading.ledger.keep(*head.span(1))
        self._remark(name, head.end(), end)

    def _remark(self, name: str, start: int, end: int) -> None:
        """A remark hangs on the end of the utterance above it."""
        said = words.verbatim(self._reading, start, end)
        if said and self.said.utterances:
            self._remarks.append((len(self.said.utterances) - 1, f"{name}: {said}"))
        elif said:
            self._metadata.add(f"%{name}", said)

    def _header(self, head: re.Match[str], end: int) -> None:
        reading, name = self._reading, head[1].strip()
        reading.ledger.book(head.start(), head.end(), MARKUP)
        said = plain(words.verbatim(reading, head.end(), end))
        if name.lower() in TOPICS and said:
            self._topics.append((said, len(self.said.utterances)))
        elif name.lower() not in FRAME or said:
            reading.ledger.keep(*head.span(1))
            self._metadata.add(f"{name[:1].upper()}{name[1:]}" or "@", said)

    def _headless(self, mark: str, start: int, end: int) -> None:
        reading = self._reading
        if mark == "*":
            reading.warn("this line names no one who speaks; its words were kept", at=start)
            self.said.utter("", start, end)
        elif mark == "%":
            reading.warn("this line names no tier; it was kept as a remark", at=start)
            self._remark("%", start, end)
        else:
            reading.warn("this header names nothing; it was kept", at=start)
            self._metadata.add("@", words.verbatim(reading, start, end))

    def _language(self, written: str) -> str:
        for code in written.replace(",", " ").split():
            try:
                return tag(code)
            except InvalidLanguage:
                continue
        if written:
            self._reading.warn(f'none of the languages "{written}" is known; they were kept as written')
        return ""


FORMAT = Format("chat", "CHAT (TalkBank)", (".cha",), "text/x-chat", sniff, read)
