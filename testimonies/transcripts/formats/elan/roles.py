"""Which tiers of an ELAN file are speech, which give the words their times, which translate; the others are kept aside.

Tiers carry whatever names their makers gave them. Speech is what depends on no other tier, is not chosen from a list,
and is not called by a word for something else; where some of those are called by a word for speech, only they are.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from testimonies.transcripts.document import Segment, TranscriptDocument, WordTime
from testimonies.transcripts.formats.elan.tiers import ElanTier
from testimonies.transcripts.keeping import Keeping
from testimonies.transcripts.speech.tiers import Annotation, in_order, placed

SPEECH = frozenset(
    "orthography orthographic ortho orth transcription transcript transcripts utterance utterances utt speech spoken"
    " text tx phrase phrases sentence sentences default verbatim talk dialogue dialog транскрипт речь".split()
)
OTHERS = frozenset(
    "note notes comment comments gesture gestures gaze head hands hand posture segmentation segment segments section"
    " sections topic topics theme themes chapter pos gloss glosses morph morphology mor phonetic pho ipa context noise"
    " event events image camera location".split()
)
NUMBERS = frozenset("ref rf id".split())
SAME = 0.5  # of a tier's words must stand in the speech it depends on, so that it is those words again


class Roles:
    """The tiers of one file, each in its role."""

    def __init__(self, keeping: Keeping, tiers: Sequence[ElanTier]) -> None:
        self._keeping = keeping
        self._tiers = [tier for tier in tiers if tier.annotations]
        self.spoken = self._spoken()
        spoken = set(self.spoken)
        self._rest = dict.fromkeys(tier for tier in self._tiers if tier not in spoken)
        self._below: dict[str, list[ElanTier]] = {}
        for tier in self._rest:
            self._below.setdefault(tier.parent, []).append(tier)

    def segments(self) -> tuple[Segment, ...]:
        """What is said, by time, with the times of words where a tier gives them."""
        return in_order(segment for tier in self.spoken for segment in self._with_words(tier))

    def translation(self) -> TranscriptDocument | None:
        """The first translation in the tiers that are left, and all others kept aside."""
        names = {tier.name: tier.language for tier in self.spoken}
        translating = [tier for tier in self._rest if tier.parent in names and _translates(tier, names[tier.parent])]
        first = {(tier.kind, tier.language) for tier in translating[:1]}
        chosen = {tier: None for tier in translating if (tier.kind, tier.language) in first}
        for tier in self._rest:
            if tier not in chosen:
                self._keep_aside(tier)
        if not chosen:
            return None
        speakers = {tier.name: tier.speaker for tier in self.spoken}
        for tier in chosen:
            tier.speaker = speakers[tier.parent]
        segments = in_order(segment for tier in chosen for segment in tier.segments())
        return TranscriptDocument("elan", segments, translating[0].language)

    def _spoken(self) -> list[ElanTier]:
        alone = [tier for tier in self._tiers if not tier.parent] or self._tiers
        numbers = {tier.name for tier in alone if tier.words & NUMBERS}
        beneath = [tier for tier in self._tiers if tier.parent in numbers and tier.words & SPEECH]
        alone = [tier for tier in alone if tier.name not in numbers] if beneath else alone
        likely = [tier for tier in (*alone, *beneath) if _may_be_speech(tier)]
        return [tier for tier in likely if tier.words & SPEECH] or likely or alone

    def _with_words(self, tier: ElanTier) -> list[Segment]:
        segments = tier.segments()
        for words in self._below.get(tier.name, ()):
            timed, found = _timed(segments, [word for word in words.annotations if word.span])
            if found and found >= SAME * len(words.annotations) and any(word.given for word in words.annotations):
                self._rest.pop(words, None)
                self._tell_words(words, found)
                return timed
        return segments

    def _tell_words(self, words: ElanTier, found: int) -> None:
        """The words stand in the speech already; as a tier they are kept only where some do not."""
        line, count = self._keeping.tree.line(words.element), len(words.annotations)
        message = f'tier "{words.name}" gives the times of the words of "{words.parent}"'
        if found < count:
            message += f"; {count - found:,} of its {count:,} words do not stand there, so it was kept as metadata too"
            words.keep_aside(self._keeping)
        self._keeping.findings.note(message, line=line)

    def _keep_aside(self, tier: ElanTier) -> None:
        tier.keep_aside(self._keeping)
        what = f'tier "{tier.name}" (type "{tier.kind}")'
        kept = f"it was kept as metadata, with its times (annotations: {len(tier.annotations):,})"
        line = self._keeping.tree.line(tier.element)
        if tier.parent:
            self._keeping.findings.note(f'{what} speaks about "{tier.parent}": {kept}', line=line)
        else:
            self._keeping.findings.warn(f"{what} was taken for no speech: {kept}", line=line)


def _may_be_speech(tier: ElanTier) -> bool:
    return not (tier.is_from_a_list or tier.is_translation or tier.words & OTHERS)


def _translates(tier: ElanTier, language: str) -> bool:
    """Whether a tier is the same in another language: by its name, or by the languages of both."""
    return tier.is_translation or bool(tier.language and language and tier.language != language)


def _timed(segments: list[Segment], words: list[Annotation]) -> tuple[list[Segment], int]:
    """The segments with the times of the words said in them, and how many words were found."""
    starts = [segment.span.start_ms if segment.span else 0 for segment in segments]
    order = sorted(range(len(segments)), key=starts.__getitem__)
    starts.sort()
    inside: dict[int, list[Annotation]] = {}
    for word in sorted(words, key=lambda word: word.span.start_ms if word.span else 0):
        before = bisect_right(starts, word.span.start_ms if word.span else 0)
        if before:
            inside.setdefault(order[before - 1], []).append(word)
    found = 0
    timed = list(segments)
    for place, said in inside.items():
        times: tuple[WordTime, ...]
        times, count = placed(segments[place].text, said)
        timed[place] = replace(segments[place], word_times=times)
        found += count
    return timed, found
