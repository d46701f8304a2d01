from hypothesis import given
from hypothesis import strategies as st

from testimonies.indexing.phrases import first_crossing, holds, marked, phrases_of
from testimonies.search.parse import parse

WORDS = st.lists(st.sampled_from("abcd"), min_size=2, max_size=30)


def rows(*texts):
    return [(f"k{number}", text, "") for number, text in enumerate(texts)]


def test_only_phrases_are_phrases():
    assert phrases_of(parse("potato broth")) == ()
    assert phrases_of(parse('near:3 "potato broth"')) == ()
    assert phrases_of(parse('"potato broth" bread')) == (("potato", "broth"),)


def test_a_crossing_names_the_passages_it_runs_over_and_what_was_read():
    texts = rows("no broth", "hot potato", "broth", "potato broth")

    assert first_crossing(texts, [("potato", "broth")], most_words=99) == (("k1", "k2"), 5)
    assert first_crossing(texts, [("hot", "potato", "broth", "potato")], most_words=99) == (("k1", "k2", "k3"), 7)
    assert first_crossing(texts, [("potato", "broth")], most_words=2) == ((), 2)
    assert first_crossing(rows("potato broth"), [("potato", "broth")], most_words=99) == ((), 2)


@given(WORDS, st.integers(2, 4), st.integers(1, 5))
def test_a_crossing_is_found_exactly_when_the_words_run_on(letters, length, size):
    phrase = tuple(letters[:length])
    length = len(phrase)
    texts = [" ".join(letters[start : start + size]) for start in range(0, len(letters), size)]
    ends = [start + length for start in range(len(letters)) if tuple(letters[start : start + length]) == phrase]
    crosses = any((end - length) // size != (end - 1) // size for end in ends)

    crossed, _read = first_crossing(rows(*texts), [phrase], most_words=999)

    assert bool(crossed) == crosses


def test_a_passage_with_no_more_than_parts_of_a_phrase_has_them_marked():
    query = parse('"potato broth"')

    assert holds("Potato broth!", "", phrases_of(query))
    assert not holds("Broth, potato", "", phrases_of(query))
    assert marked("Hot potato", "", sought={"potato", "broth"}, query=query) == ((4, 10),)
