import pytest

from benchmarks.vocabulary import LANGUAGES, SIZE, frequencies, words_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_a_language_are_all_different(language):
    assert len(set(words_of(language))) == SIZE


def test_words_are_the_same_in_every_run():
    assert (words_of("en")[:3], words_of("ru")[:3]) == (("bea", "nan", "neat"), ("сте", "гус", "лу"))


def test_frequencies_fall_as_in_speech():
    first, tenth, hundredth = frequencies()[[0, 9, 99]]

    assert (round(first, 2), round(tenth, 3), round(hundredth, 4)) == (0.04, 0.016, 0.0014)
    assert round(frequencies().sum(), 9) == 1
