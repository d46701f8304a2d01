"""What stands inside a caption: voices, tags, entities and labels of speakers, taken apart without losing a word."""

import html
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from testimonies.transcripts import speakers
from testimonies.transcripts.accounting import MARKUP
from testimonies.transcripts.reading import Reading

TAG = (
    r"<(?P<voice>[vV])(?:\.(?P<classes>[^\s<>]*))?(?:\s(?P<name>[^<>]{0,300}))?>|(?P<close></[vV]>)"
    r"|(?P<br><[bB][rR][ \t]{0,9}/?>)"
    r"|</?(?:[cbiusBIUS]|em|strong|ruby|rt|lang|font|FONT|span)(?:\.[^\s<>]*)?>"
    r"|<lang[ \t]+[\w-]+>|<(?:font|FONT|span)[ \t][^<>=]{0,99}=[^<>]{0,300}>|<\d{1,3}:[\d:.,]+>|\{\\[^{}\n]*\}"
)
MARKS = "<&{"
VOICE = re.compile(r"<v[ \t][^<>&\n]+")
VOICE_ONLY = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]([^<>&\n]+)>([^<&{]*)(</v>)?\s*")
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")


class Part(NamedTuple):
    """Words of one voice. `voiced` tells whether the cue itself says who speaks; if not, `speaker` is None."""

    text: str
    speaker: str | None
    voiced: bool


class Said(NamedTuple):
    """Words of many cues that have one voice each; `voiceless` are the numbers of those that do not say which."""

    texts: Sequence[str]
    voices: Sequence[str | None]
    voiceless: Iterable[int]


class CueText:
    """Reads the bodies of one file's cues; every character of a body it is given is booked."""

    def __init__(self, reading: Reading, bodies: Iterable[str]) -> None:
        self._reading = reading
        bodies = () if "<v" in reading.text else list(bodies)
        with_colon = "\n".join(body for body in bodies if ":" in body or "：" in body)
        labels = speakers.labels_in(with_colon, paragraphs=len(bodies))
        square = () if labels else speakers.bracketed_in(bodies)
        self._signs = MARKS + (":：" if labels else "[" if square else "")  # a body without them is nothing but words
        label = speakers.pattern(labels, bracketed=square) if labels or square else "(?P<label>(?!))"
        self._label = re.compile(label, re.MULTILINE) if labels or square else None
        self._markup = re.compile(f"{TAG}|{label}", re.MULTILINE)

    def all_at_once(self, starts: Sequence[int], words: Sequence[str]) -> Said | None:
        """What is said in many bodies, booked; None where one is more than words, or a voice or a label and words."""
        together = "\n".join(words)
        if any(mark in together for mark in MARKS):
            return self._all_voiced(starts, words)
        if self._label and any(sign in together for sign in self._signs):
            return self._all_labelled(starts, words, self._label.finditer(together))
        self._reading.ledger.keep_each(starts, words)
        return Said(self._composed(words), [None] * len(words), range(len(words)))

    def _all_voiced(self, starts: Sequence[int], words: Sequence[str]) -> Said | None:
        opened = [body.partition(">") for body in words]
        tags, said = [tag for tag, _, _ in opened], [body.removesuffix("</v>") for _, _, body in opened]
        voices = {tag: _named(tag[len("<v ") :]) for tag in set(tags) if VOICE.fullmatch(tag)}
        together, texts = "\n".join(said), [text.strip() for text in said]
        if not all(tag in voices for tag in tags) or any(mark in together for mark in MARKS) or not all(texts):
            return None
        names = [start + len("<v ") for start in starts]
        inside = [start + len(tag) + len(">") for start, tag in zip(starts, tags, strict=True)]
        ends = [start + len(body) for start, body in zip(starts, words, strict=True)]
        ledger = self._reading.ledger
        ledger.book_each(starts, ends, MARKUP)
        ledger.keep_each(names, [tag[len("<v ") :] for tag in tags])
        ledger.keep_each(inside, said)
        return Said(self._composed(texts), [voices[tag] for tag in tags], ())

    def _all_labelled(
        self, starts: Sequence[int], words: Sequence[str], labels: Iterable[re.Match[str]]
    ) -> Said | None:
        """`labels` are those in all words together, which stand there line under line."""
        lines = accumulate((len(body) + 1 for body in words), initial=0)
        numbers = {place: number for number, place in enumerate(lines)}
        texts, voices, found = list(words), list[str | None]([None] * len(words)), list[tuple[int, re.Match[str]]]()
        for label in labels:
            number = numbers.get(label.start(), -1)
            if number < 0 or self._reading.text[starts[number] - 1] != "\n":  # inside a cue, or inside a line
                return None
            texts[number] = words[number][len(label[0]) :].strip()
            voices[number] = _named(label["label"])
            found.append((number, label))
        if not all(texts):
            return None
        ledger = self._reading.ledger
        ledger.keep_each(starts, words)
        for number, label in found:
            start, name = starts[number], label.start("label") - label.start()
            ledger.book(start, start + len(label[0]), MARKUP)
            ledger.keep(start + name, start + name + len(label["label"]))
        voiced = {number for number, _ in found}
        return Said(self._composed(texts), voices, [number for number in range(len(words)) if number not in voiced])

    def parts(self, start: int, words: str) -> list[Part]:
        """What is said in `words` (which stand at `start`, without white space around them), voice by voice."""
        if not words:
            return []
        if not any(sign in words for sign in self._signs):
            self._reading.ledger.keep(start, start + len(words))
            return [Part(unicodedata.normalize("NFC", words), None, voiced=False)]
        return self._one_voice(start, words) or self._many_voices(start, start + len(words))

    def _composed(self, texts: Sequence[str]) -> Sequence[str]:
        return texts if self._reading.is_composed else [unicodedata.normalize("NFC", text) for text in texts]

    def _one_voice(self, start: int, words: str) -> list[Part]:
        found = VOICE_ONLY.fullmatch(words)
        if not found or not found[2].strip():
            return []
        ledger = self._reading.ledger
        ledger.book(start, start + len(words), MARKUP)
        for group in (1, 2):
            ledger.keep(start + found.start(group), start + found.end(group))
        return [Part(unicodedata.normalize("NFC", found[2].strip()), _named(found[1]), voiced=True)]

    def _many_voices(self, start: int, end: int) -> list[Part]:
        reading, parts = self._reading, list[Part]()
        reading.ledger.keep(start, end)
        chunks, speaker, voiced = list[str](), None, False
        for tag in self._markup.finditer(reading.text, start, end):
            chunks.append(reading.text[start : tag.start()])
            start = tag.end()
            reading.ledger.book(tag.start(), tag.end(), MARKUP)
            if tag["br"]:
                chunks.append("\n")
            elif tag["voice"] or tag["close"] or tag["label"]:
                parts += self._part(chunks, speaker, voiced=voiced, end=tag.start())
                chunks, voiced = [], True
                speaker = self._speaker(tag)
        chunks.append(reading.text[start:end])
        return parts + self._part(chunks, speaker, voiced=voiced, end=end)

    def _speaker(self, tag: re.Match[str]) -> str | None:
        for group in ("label", "name", "classes"):
            if tag[group] and tag[group].strip():
                self._reading.ledger.keep(*tag.span(group))
                return _named(tag[group])
        return None

    def _part(self, chunks: list[str], speaker: str | None, *, voiced: bool, end: int) -> list[Part]:
        text = plain("".join(chunks))
        if not text and speaker:
            self._reading.warn(f'the voice "{speaker}" says nothing here', at=end - 1)
        return [Part(text, speaker, voiced)] if text else []


def plain(text: str) -> str:
    """Text with its entities resolved, NFC, without white space at its ends."""
    if "&" in text:
        text = ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    return unicodedata.normalize("NFC", text).strip()


@lru_cache(maxsize=1024)
def _named(written: str) -> str | None:
    return plain(" ".join(written.split())).rstrip(":：").rstrip() or None
