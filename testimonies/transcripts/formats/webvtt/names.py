"""What stands where a cue's name may stand, but was spoken: it is given back to the words of the cues."""

import re
from collections.abc import Sequence

from testimonies.transcripts.captions.cues import Cue
from testimonies.transcripts.captions.runs import Run
from testimonies.transcripts.cue_text import TAG
from testimonies.transcripts.formats.webvtt.writer import CONTENTS
from testimonies.transcripts.reading import Reading

WORDY = re.compile(r"[^\W\d_]+|(?=.*[^\W\d_])\S+\s.*")  # "Parking lot", unlike "6e2b1f0c-0d3a/12-0"
LETTER = re.compile(r"[^\W\d_]")
WITHOUT_SPACES = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
ENDS, CLOSING = tuple(".,;:!?…。，！？،؛؟۔।։"), " \"'»«”’“)]"
WORDS_OF_A_SENTENCE, LETTERS_OF_A_SENTENCE = 4, 8
TAGGED = re.compile(TAG)
GIVEN_BACK = "words stand where a cue has its name, before its time line; they were kept as words that are spoken"


def are_contents(reading: Reading, found: Sequence[Cue | Run]) -> bool:
    """Whether names of cues are titles on purpose: one cue in two has one, or our own writer says so."""
    titles = sum(isinstance(cue, Cue) and is_title(cue.name) for cue in found)
    cues = sum(len(cue.words) if isinstance(cue, Run) else 1 for cue in found)
    return titles * 2 >= cues or CONTENTS.search(reading.text) is not None


def heard(reading: Reading, found: Sequence[Cue | Run]) -> list[Cue | Run]:
    """The cues, without the names that were spoken: those with tags or after a cue without words, and sentences.

    A sentence is a title all the same in a table of contents. A name goes to the end of the cue before; to its own
    cue, where that has no words; and the first one before all cues.
    """
    if CONTENTS.search(reading.text):
        return list(found)
    are_sentences_spoken = not are_contents(reading, found)
    is_said = any(isinstance(cue, Run) or cue.words for cue in found)  # else there is nothing but contents
    kept, places = list[Cue | Run](), list[int]()
    for cue in found:
        before = kept[-1] if kept else None
        if isinstance(cue, Run) or isinstance(before, Run) or not is_title(cue.name):
            kept.append(cue)
            continue
        follows_silence = is_said and before is not None and not before.words
        if TAGGED.search(cue.name) or follows_silence or (are_sentences_spoken and _is_sentence(cue.name)):
            places.append(cue.named)
            kept[-1:] = _given_back(reading.text, before, cue)
        else:
            kept.append(cue)
    reading.warn_once(GIVEN_BACK, places=places)
    return kept


def is_title(name: str) -> bool:
    """Whether a name is words: a number is none, nor is a code by which a machine names its cues."""
    return bool(WORDY.fullmatch(name) or _is_sentence(name) or TAGGED.search(name))


def _is_sentence(name: str) -> bool:
    if not LETTER.search(name):
        return False
    words = sum(LETTER.search(word) is not None for word in name.split())
    ends = name.rstrip(CLOSING).endswith(ENDS)
    return ends or words >= WORDS_OF_A_SENTENCE or len(WITHOUT_SPACES.findall(name)) >= LETTERS_OF_A_SENTENCE


def _given_back(text: str, before: Cue | None, cue: Cue) -> list[Cue | Run]:
    """The cue before, if there is one, and the cue, with the words of the name in one of them."""
    start = text.find(cue.name, cue.named)
    end = start + len(cue.name)
    nameless = cue._replace(name="", named=text.rfind("\n", 0, cue.after) + 1)
    if before and (cue.words or not before.words):
        begin = before.start if before.words else start
        return [before._replace(start=begin, words=text[begin:end]), nameless]
    if not cue.words:
        nameless = nameless._replace(named=cue.named, start=start, words=cue.name)
    return [before, nameless] if before else [nameless]
