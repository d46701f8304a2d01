"""Hidden words stay hidden however a corrected file is cut: over generated texts, redactions and cuttings."""

import random
import re
from collections import Counter
from itertools import pairwise

import pytest
from django.db import transaction

from testimonies.ingest.running import Order, bring_in
from testimonies.ingest.undo import undo
from testimonies.models import Segment, TextRedaction, Transcript
from tests.factories.arrivals import lay, vtt

pytestmark = pytest.mark.django_db
COMMON = ("and", "the", "we", "it", "then", "with")
SYLLABLES = ("ka", "lo", "mi", "ru", "se", "to", "va", "zu", "be", "dri", "fo", "gha", "ni", "pe")
CUES, EXAMPLES = 9, 16


def _word(chance: random.Random) -> str:
    rare = "".join(chance.choices(SYLLABLES, k=3))
    return chance.choice((rare, rare, chance.choice(COMMON)))


def _cues(words: list[str], cuts: list[int]) -> list[str]:
    places = sorted({0, len(words), *(cut for cut in cuts if 0 < cut < len(words))})
    return [" ".join(words[start:end]) for start, end in pairwise(places)]


def _cut_anew(chance: random.Random, cuts: list[int], *, last: int) -> list[int]:
    """Some borders moved, some gone (two cues merged), some new (a cue split)."""
    kept = [cut + chance.choice((0, 0, 0, 0, -2, -1, 1, 2)) for cut in cuts if chance.random() > 0.08]
    return kept + [chance.randrange(last) for _number in range(chance.randrange(3))]


def _hide_some(chance: random.Random) -> set[int]:
    """The places, in the whole text, of words that are hidden now."""
    hidden: set[int] = set()
    passed = 0
    for segment in Segment.objects.order_by("position"):
        words = [match.span() for match in re.finditer(r"\S+", segment.text)]
        if chance.random() < 0.3:
            first = chance.randrange(len(words))
            last = min(len(words) - 1, first + chance.choice((0, 1, 2, 9)))
            TextRedaction.objects.create(
                segment=segment, start=words[first][0], end=words[last][1], reason=f"reason {segment.position}"
            )
            hidden |= set(range(passed + first, passed + last + 1))
        passed += len(words)
    return hidden


def _read() -> Counter[str]:
    """The words that everybody may read, counted without the archive's own hand."""
    said: Counter[str] = Counter()
    for segment in Segment.objects.order_by("position"):
        letters = list(segment.text)
        for redaction in segment.redactions.all():
            letters[redaction.start : redaction.end] = "#" * (redaction.end - redaction.start)
        said.update(re.findall(r"[a-z]+", "".join(letters).lower()))
    return said


def _standing() -> tuple[list[tuple[str, str]], list[tuple[int, str, int, int, str]]]:
    marks = TextRedaction.objects.order_by("pk").values_list("pk", "segment__key", "start", "end", "reason")
    return list(Segment.objects.order_by("position").values_list("key", "text")), list(marks)


def _try(chance: random.Random, folder) -> str:
    """One text, brought in, hidden in parts, cut anew and taken back; what became of the file that came again."""
    words = [_word(chance) for _number in range(CUES * 8)]
    cuts = [number * 8 for number in range(1, CUES)]
    bring_in(Order([str(lay(folder, {"a.vtt": vtt(*_cues(words, cuts))}))]))
    hidden = _hide_some(chance)
    before, standing = _read(), _standing()
    corrected = [
        f"{word}tak" if place not in hidden and chance.random() < 0.05 else word for place, word in enumerate(words)
    ]
    corrected = [word.title() + "," if chance.random() < 0.1 else word for word in corrected]
    anew = _cues(corrected, _cut_anew(chance, cuts, last=len(words)))
    plan = bring_in(Order([str(lay(folder, {"a.vtt": vtt(*anew)}))]))
    outcome = str(plan.files[0].outcome)
    if outcome == "changed":
        now = _read()
        uncommon = {words[place] for place in hidden if before[words[place]] < 3}
        assert [word for word in uncommon if now[word] > before[word]] == [], anew
        assert Transcript.objects.get().revision == 2
        assert undo(plan.batch).kept == []
    assert _standing() == standing
    return outcome


def test_no_hidden_word_comes_to_light_and_undo_gives_back_what_was_hidden(tmp_path):
    outcomes: Counter[str] = Counter()
    for seed in range(EXAMPLES):
        with transaction.atomic():
            outcomes[_try(random.Random(seed), tmp_path / str(seed))] += 1
            transaction.set_rollback(True)

    assert outcomes["changed"] > EXAMPLES / 2, outcomes
