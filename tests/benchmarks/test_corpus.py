import hashlib
from statistics import mean, median

import numpy as np

from benchmarks.corpus import SEGMENTS_EACH, WORDS_EACH, Corpus, webvtt
from testimonies.transcripts import registry


def digest(corpus, segments):
    return hashlib.sha256("".join(map(webvtt, corpus.testimonies(segments))).encode()).hexdigest()


def test_corpus_is_the_same_for_the_same_seed():
    assert digest(Corpus(), 900) == digest(Corpus(), 900)
    assert digest(Corpus(), 900) != digest(Corpus(seed=1), 900)


def test_a_testimony_does_not_depend_on_those_before_it():
    corpus = Corpus()
    *_others, last = corpus.testimonies(900)

    alone = corpus.testimony(last.number, len(last.ends))

    assert webvtt(alone) == webvtt(last)


def test_sizes_add_up_to_what_was_asked():
    sizes = Corpus().sizes(100_000)

    assert sum(sizes) == 100_000
    assert abs(median(sizes) / SEGMENTS_EACH - 1) < 0.1


def test_segments_are_as_long_as_real_ones():
    invented = Corpus().testimony(1, 20_000)
    words = np.diff(invented.ends, prepend=0)

    assert abs(mean(words) / WORDS_EACH - 1) < 0.1
    assert 11 <= median(words) <= 15  # 13 in real interviews
    assert [len(text.split()) for text in invented.texts()] == words.tolist()


def test_webvtt_is_read_back_without_a_loss():
    invented = Corpus().testimony(7, 300)

    document = registry.read(webvtt(invented).encode(), name="invented.vtt", language="")

    assert [segment.text for segment in document.segments] == invented.texts()
    assert document.findings == ()
    assert set(document.speakers) == {"Interviewer", "Invented Witness 7"}
