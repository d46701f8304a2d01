"""Files made to break a reader: each is read, or refused in words, within 2 seconds and 512 MB; and nothing is changed.

Every registered format is asked, and every way in which tools write it; a new one is asked by being there.
"""

import random
import unicodedata
from collections.abc import Iterator

import pytest
from openpyxl.utils.exceptions import IllegalCharacterError  # type: ignore[import-untyped]

from testimonies.transcripts import registry
from testimonies.transcripts.apart import Apart, document_in
from testimonies.transcripts.apart.inside import Limits
from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.values.span import Span
from tests.transcripts.demonstrations import FILES, Demonstration
from tests.transcripts.scribes import SCRIBES, Scribe
from tests.transcripts.test_formats import DAMAGES

CHARACTERS = 30_000  # a search that goes back over all of it takes minutes; as many words as JSON stay a small file
REPEATED = (
    "(", "[", "<", "{", "a", "a:", "A ", "A. ", "1", "1:", "00:00:", "\t", " ", "\n", "\r\n", "\n\n", "&", "&#", '"',
    "'", ";", ",", "|", "-", "-->", "[00:00]", "(00:00) ", "#00:00:00-0#", "<v ", "<b>", "]]>", "<!--", "\\", "{\\",
    "\u200f", "[[note]]", "[[footnotes]]", "&lt;a ", "&lt;c.1&gt;", "&lt;annotation ref='1'&gt;",
    "NOTE ANNOTATIONS BEGIN\n",
)  # fmt: skip
DAMAGED = 12  # of each demonstration
ODD = (
    "\u202bAlef\u202c \u2066bet\u2069 \u200fgimel",  # direction, as typed
    "می\u200cخواهم क्\u200dष",  # joiners that are a part of the spelling
    "e\u0301 и\u0306 ü \u0627\u0653",  # letters in two characters
)
by_demonstration = pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
by_scribe = pytest.mark.parametrize("scribe", SCRIBES, ids=lambda scribe: f"{scribe.format}-{scribe.file_name}")


@pytest.fixture(scope="module")
def apart() -> Iterator[Apart]:
    """Readers that may use no more than is promised; counted by the system, so a busy machine makes no difference."""
    readers = Apart(jobs=2, limits=Limits(least_mb=512, times=0, least_s=2, s_per_mb=0))
    yield readers
    readers.close()


def faults(apart: Apart, files: dict[str, tuple[bytes, str]]) -> dict[str, str]:
    """What was neither read nor refused for what it says, by the name of the attack; files are bytes and a name."""
    asked = {attack: apart.read(content, name=name) for attack, (content, name) in files.items()}
    found = {}
    for attack, answer in asked.items():
        try:
            document_in(answer)
        except UnreadableTranscript as refusal:
            if "given up" in refusal.why:
                found[attack] = refusal.why
        except RuntimeError as error:
            found[attack] = repr(error)
    return found


@by_demonstration
def test_repetition_in_the_middle_of_a_file_takes_no_reader_long(apart: Apart, file: Demonstration):
    half = len(file.content) // 2
    attacks = {
        repr(one): (
            b"".join((file.content[:half], (one * (CHARACTERS // len(one))).encode(), file.content[half:])),
            file.name,
        )
        for one in REPEATED
    }

    assert faults(apart, attacks) == {}


@by_scribe
def test_repetition_in_what_is_said_takes_no_reader_long(apart: Apart, scribe: Scribe):
    attacks = {}
    for one in REPEATED:
        said = f"The bees {one * (CHARACTERS // len(one))} were quiet."
        attacks[repr(one)] = (scribe.write(spoken(said)), scribe.file_name)

    assert faults(apart, attacks) == {}


@pytest.mark.parametrize("ending", sorted({ending for known in registry.formats() for ending in known.extensions}))
def test_file_of_nothing_but_repetition_takes_no_reader_long(apart: Apart, ending: str):
    attacks = {repr(one): ((one * (CHARACTERS // len(one))).encode(), f"a{ending}") for one in REPEATED}

    assert faults(apart, attacks) == {}


@by_demonstration
def test_damaged_file_breaks_no_limit(apart: Apart, file: Demonstration):
    chance = random.Random(file.name)
    attacks = {}
    for number in range(DAMAGED):
        kind = chance.choice(sorted(DAMAGES))
        start, end = sorted(chance.randrange(len(file.content)) for _ in range(2))
        damaged = DAMAGES[kind](file.content[:start], file.content[start:end], file.content[end:])
        attacks[f"{kind} {number}"] = (damaged, file.name)

    assert faults(apart, attacks) == {}


def spoken(*said: str) -> TranscriptDocument:
    """A document with these turns."""
    segments = (Segment(text, Span(1000 * n, 1000 * n + 900), "ANNA") for n, text in enumerate(said, start=1))
    return TranscriptDocument("invented", tuple(segments))


@by_scribe
def test_signs_that_cannot_be_seen_stay_where_they_were_typed(scribe: Scribe):
    document = spoken(*(f"Here {odd} there." for odd in ODD))

    content = scribe.write(document)
    read = registry.read(content, name=scribe.file_name)

    typed, kept = scribe.text_of(content), "\n".join(said.text for said in read.segments)
    written = [odd for odd in ODD if odd in typed]  # some tools write word by word, and no space as it was
    assert [odd for odd in written if unicodedata.normalize("NFC", odd) not in kept] == []


@by_scribe
def test_nul_among_the_words_is_refused_or_told(scribe: Scribe):
    try:
        read = registry.read(scribe.write(spoken("Here \0 there.")), name=scribe.file_name)
    except (UnreadableTranscript, IllegalCharacterError):  # the latter: the library that writes workbooks refuses it
        return

    assert "\0" not in "".join(said.text for said in read.segments)
