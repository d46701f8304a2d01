"""One machine's transcript being read: its tree is emptied as it is understood, and what is left over is told."""

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from testimonies.transcripts.accounting import BLANK, LEFT_OUT, TIMES
from testimonies.transcripts.document import IndexPoint, Segment, TranscriptDocument, WordTime
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats.machines.leftovers import MEASUREMENTS, NUMBER
from testimonies.transcripts.formats.machines.taking import OTHERS, Taking
from testimonies.transcripts.formats.machines.words import Word, cut, found_in, uttered
from testimonies.transcripts.json_tree import Branch, leaves

AGAIN = "the same words again"
WORDS_SHOWN = 8


class Hearing(Taking):
    """Finds words with times in the passages; `finished` books all that nobody took, and makes the document."""

    def __init__(self, content: bytes, *, language: str, unit: int = 1000) -> None:
        super().__init__(content, language=language, unit=unit)
        self._strays: list[str] = []
        self._cuts = 0
        self._without = 0

    def kept(self, word: Word) -> Word:
        """A word whose text was taken and will stand in the document."""
        return word._replace(text=self.keep(word.text))

    def timed(self, segment: Segment, words: Sequence[Word]) -> Segment:
        """The segment with the times of those words, which stand in its text once more; `words` are as they stand.

        A segment without a text of its own is made of its words.
        """
        if not segment.text and (said := self._without_text(words)):
            return uttered(said, speaker=segment.speaker or _voice(said), span=segment.span)
        found = self._found(segment.text, words)
        return replace(segment, word_times=tuple(time for time, _ in found)) if found else segment

    def spoken(self, segment: Segment, words: Sequence[Word]) -> list[Segment]:
        """The same, cut where the words are said by different speakers."""
        if not segment.text and (said := self._without_text(words)):
            timed = uttered(said, speaker=segment.speaker, span=segment.span)
            voices = [word.speaker for word in said if word.span is not None][: len(timed.word_times)]
        else:
            found = self._found(segment.text, words)
            timed = replace(segment, word_times=tuple(time for time, _ in found)) if found else segment
            voices = [word.speaker for _, word in found]
        pieces = cut(timed, voices)
        self._cuts += len(pieces) > 1
        return pieces

    def whole(self, part: Branch, key: str) -> list[Segment]:
        """A text that nothing in the file divides or times, as the one passage that it is."""
        text = self.said(part, key)
        if text:
            self.findings.warn("the file has a text, but no passages with words: it was kept as one, without times")
        return [Segment(text)] if text else []

    def _without_text(self, words: Sequence[Word]) -> list[Word]:
        """The words of a passage that has no text of its own, which are kept instead of it."""
        if any(word.text[:1].isspace() for word in words):  # a space begins a word, what has none goes on with it
            words = [word._replace(glue=" " if word.text[:1].isspace() else "") for word in words]
        said = [kept for kept in map(self.kept, words) if kept.text]
        self._without += bool(said)
        return said

    def _found(self, text: str, words: Sequence[Word]) -> list[tuple[WordTime, Word]]:
        bare = [word._replace(text=_composed(word.text.strip())) for word in words]
        found, missed = found_in(text, bare)
        self._strays += [word.text or f"of {word.speaker}" for word in missed if word.text or word.speaker]
        strayed = sum(len(word.text) for word in missed)
        total = sum(len(word.text) for word in bare)
        self.tally.book(strayed, LEFT_OUT)
        self.tally.book(total - strayed, AGAIN)
        self.tally.book(sum(len(word.text) for word in words) - total, BLANK)
        return found

    def repeat(self, text: str, known: Collection[str]) -> None:
        """Books a text that was taken and says once more what stands in passages whose words are `known`."""
        words = text.split()
        strays = [word for word in words if _composed(word) not in known]
        self._strays += strays
        strayed, total = sum(map(len, strays)), sum(map(len, words))
        self.tally.book(strayed, LEFT_OUT)
        self.tally.book(total - strayed, AGAIN)
        self.tally.book(len(text) - total, BLANK)

    def timed_in_place(self, segment: Segment, words: Sequence[Word]) -> Segment:
        """The segment with the times of words that were cut out of its own text, and so were booked with it."""
        bare = [word._replace(text=_composed(word.text.strip())) for word in words]
        found, missed = found_in(segment.text, bare)
        if missed:
            self.findings.warn(f"{len(missed):,} times of words point nowhere in their passage; they were left out")
        return replace(segment, word_times=tuple(time for time, _ in found))

    def rehearse(self, part: Branch, key: str, known: Collection[str]) -> None:
        """Takes a list in which the machine weighs the words of a passage, and perhaps others it might have heard."""
        strangers = 0
        for text in leaves(part.pop(key, None)):
            if NUMBER.fullmatch(text):
                self.tally.book(len(text), MEASUREMENTS)
            elif all(_composed(word) in known for word in text.split()):
                self.tally.book(len(text), AGAIN)
            else:
                self.tally.book(len(text), OTHERS)
                strangers += 1
        self.others += strangers

    def compare_word(self, bare: str, printed: str) -> None:
        """A word that was taken bare ("there") and as it is printed ("There,"): the same once more, or a stray."""
        if bare.casefold() in printed.casefold():
            self.tally.book(len(bare), AGAIN)
        else:
            self.tally.book(len(bare), LEFT_OUT)
            self._strays.append(bare)

    def compare(self, part: Branch, key: str, segments: Sequence[Segment]) -> None:
        """Takes a text that should say what the segments say; where it does not, that is told."""
        text = self.take(part, key)
        if _says(text) == _says("".join(segment.text for segment in segments)) or _words(text) == _words(
            " ".join(segment.text for segment in segments)
        ):
            self.tally.book(len(text), AGAIN)
        elif text:
            self.tally.book(len(text), LEFT_OUT)
            shown = text.strip()[:60]
            why = f'not carried: the field "{key}", which says other words than the passages; it begins "{shown}"'
            self.findings.warn(why)

    def tell_struck(self, words: int) -> None:
        """Words that an editor struck out, so that nobody may hear or read them."""
        if words:
            self.findings.warn(f"{words:,} words are struck out in the file; they must not be published: left out")

    def finished(
        self, format: str, segments: Iterable[Segment], *, index_points: Sequence[IndexPoint] = ()
    ) -> TranscriptDocument:
        """The document, with everything that is left of the tree; what says nothing is no segment."""
        passages = list(segments)
        spoken = tuple(segment for segment in passages if segment.text)
        silent = {segment.speaker for segment in passages if segment.speaker} - {said.speaker for said in spoken}
        if silent:
            self.findings.warn(
                f"not carried: speakers who say nothing: {', '.join(sorted(map(str, silent))[:WORDS_SHOWN])}"
            )
        if not spoken and not index_points:
            raise UnreadableTranscript("there is not one word of transcript in it: the machine heard nothing")
        self.leftovers.add(self.root, "")
        self.tally.book(self.times, TIMES)
        self._tell()
        self.leftovers.tell(self.findings)
        return TranscriptDocument(
            format=format,
            segments=spoken,
            language=self.language,
            metadata=self.leftovers.metadata(),
            index_points=tuple(index_points),
            findings=self.findings.sorted(),
            account=self.tally.account(),
        )

    def _tell(self) -> None:
        if self._cuts:
            self.findings.note(f"{self._cuts:,} passages were cut where the machine hears another speaker in them")
        if self._without:
            self.findings.warn(f"{self._without:,} passages have words but no text; their text was made of the words")
        if self.others:
            self.findings.warn(f"not carried: {self.others:,} other hearings of the same words, less likely ones")
        if self.odd_times:
            shown = ", ".join(self.odd_times[:3])
            odd = len(self.odd_times)
            self.findings.warn(f"{odd:,} times cannot be times of this recording and were left out: {shown}")
        if self._strays:
            shown = ", ".join(f'"{word}"' for word in self._strays[:WORDS_SHOWN])
            why = "words with times do not stand in their passages and were left out"
            self.findings.warn(f"{len(self._strays):,} {why}: {shown}")


def _voice(words: Iterable[Word]) -> str | None:
    """Who says the first of these words that somebody says."""
    return next((word.speaker for word in words if word.speaker), None)


def _says(text: str) -> str:
    """A text without its white space."""
    return unicodedata.normalize("NFC", "".join(text.split()))


def _words(text: str) -> Counter[str]:
    """The words of a text, in whatever order."""
    return Counter(unicodedata.normalize("NFC", text).split())


def known_words(segments: Iterable[Segment]) -> frozenset[str]:
    """Every word that stands in the passages, with what is attached to it."""
    return frozenset(word for segment in segments for word in segment.text.split())


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)
