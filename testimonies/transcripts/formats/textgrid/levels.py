"""What a tier holds and whose it is, by its name and its labels: "word - Anna" times the words of Anna."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from testimonies.transcripts.formats.textgrid.tiers import Label, Tier

_PASSAGES = "utterances?|transcripts?|transcriptions?|texte?|ortho|orthography|sentences?|phrases?|speech|ipus?|chunks?"
_WORDS = "words?|ort|tokens?|mots?|wort|wörter|palabras|parole|слова|kelimeler"
_VOICES = "turns?|spk|speakers?|who|sprecher|locuteurs?|говорящий"
_ANALYSES = (
    "phon[a-z]*|segments?|syll?[a-z]*|tonic[a-z]*|vowels?|mau|kan|trn|pitch|f[0-5]|tobi|tones?|breaks?|ipa|sampa"
    "|lemma|pos|c?postag|deprel|deps|feats|conll|gloss"
)
_NAMED = "|".join(
    f"(?P<{kind}>{names})" for kind, names in zip("pwva", (_PASSAGES, _WORDS, _VOICES, _ANALYSES), strict=True)
)
LEVEL = re.compile(rf"(?<![^\W_])(?:{_NAMED})(?![^\W_])", re.IGNORECASE)
AROUND = " \t-–_:./()[]"
SILENCES = frozenset({"_", "#", "-", "...", "sp", "sil", "<sil>", "<SIL>", "SIL", "<p:>", "<p>"})
SINGLE_WORDS = 0.9  # of the labels
LONGEST_NAME, MOST_VOICES = 4, 30  # words; speakers


class Level(Enum):
    """What the labels of a tier are."""

    PASSAGES = auto()
    WORDS = auto()
    VOICES = auto()
    POINTS = auto()
    ANALYSIS = auto()


@dataclass(frozen=True, slots=True)
class Layer:
    """A tier understood: its level, who speaks on it (None: the name does not say), its labels that say something."""

    tier: Tier
    level: Level
    speaker: str | None
    labels: Sequence[Label]
    is_named: bool


def layers(tiers: Sequence[Tier]) -> list[Layer]:
    """Every tier with what it is."""
    names = {tier.name for tier in tiers}
    return [_layer(tier, names) for tier in tiers]


def _layer(tier: Tier, names: set[str]) -> Layer:
    said = [label for label in tier.labels if label.text and label.text not in SILENCES]
    found = LEVEL.search(tier.name)
    speaker = tier.name[: found.start()] + tier.name[found.end() :] if found else tier.name
    whose = speaker.strip(AROUND) or None
    if tier.has_points:
        return Layer(tier, Level.POINTS, whose, said, bool(found))
    stem = tier.name.rpartition("-")[0]
    if stem in names and (found is None or found["a"]):  # "Anna-LEMMA" beside "Anna"
        return Layer(tier, Level.ANALYSIS, whose, said, is_named=True)
    if found is None or (found["v"] and not _are_names(said)):  # "SPEAKER_00" is someone, "speaker" names everyone
        return Layer(tier, Level.PASSAGES, tier.name.strip() or None, said, is_named=False)
    if found["a"]:
        return Layer(tier, Level.ANALYSIS, whose, said, is_named=True)
    if found["v"]:
        return Layer(tier, Level.VOICES, whose, said, is_named=True)
    are_words = bool(found["w"]) or (bool(found["p"]) and _are_single(said))
    return Layer(tier, Level.WORDS if are_words else Level.PASSAGES, whose, said, is_named=True)


def _are_names(said: Sequence[Label]) -> bool:
    voices = {label.text for label in said}
    repeated = len(said) > len(voices) or len(said) == 1
    return repeated and len(voices) <= MOST_VOICES and all(len(voice.split()) <= LONGEST_NAME for voice in voices)


def _are_single(said: Sequence[Label]) -> bool:
    single = sum(len(label.text.split()) == 1 for label in said)
    return len(said) > 1 and single >= SINGLE_WORDS * len(said)
