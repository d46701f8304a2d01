"""Patterns become at most sixteen terms that an index holds."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from testimonies.search.expansion import MOST_TERMS, expand, near_terms, one_edit
from testimonies.search.parse import parse
from testimonies.search.query import Pattern, Scope, Words, wanted

letters = st.text("abc", min_size=1, max_size=5)


class Shelf:
    """A lexicon of terms by frequency; its names are its terms."""

    def __init__(self, **frequencies):
        self.frequencies = frequencies

    def held(self, scope, words):
        return [(word, self.frequencies[word]) for word in words if word in self.frequencies]

    def starting_with(self, scope, beginning):
        return [(word, times) for word, times in self.frequencies.items() if word.startswith(beginning)]


def expanded(typed, shelf):
    (words,) = wanted(expand(parse(typed, languages=["en"]).tree, lexicon=shelf))
    return words


def test_beginning_becomes_terms_and_itself():
    words = expanded("depor*", Shelf(deport=3, deposit=9, deportee=5))

    assert words.text == (("depor",), ("deportee",), ("deport",))
    assert words.keys[-2:] == (("deportee",), ("deport",))


def test_whole_word_keeps_its_stem():
    assert ("deport",) in expanded("deportations*", Shelf(deport=3)).text


def test_edit_becomes_near_terms():
    assert expanded("bredd~", Shelf(bread=3, bred=9, broth=1)).text == (("bredd",), ("bred",), ("bread",))


def test_terms_are_limited_to_the_most_frequent():
    shelf = Shelf(**{f"camp{number}x": number for number in range(1, 40)})

    words = expanded("camp*", shelf)

    assert [run for run in words.text if run[0].startswith("camp") and run[0] != "camp"] == [
        (f"camp{number}x",) for number in range(39, 39 - MOST_TERMS, -1)
    ]


def test_no_pattern_is_left():
    tree = expand(parse("a OR br* -(br*) witness:abc~").tree, lexicon=Shelf())

    assert "Pattern" not in repr(tree)
    assert isinstance(expand(Pattern("x", "one edit", Words("x")), lexicon=Shelf()), Words)
    assert expand(None, lexicon=Shelf()) is None


def test_near_terms_are_the_most_frequent():
    assert near_terms("bred", lexicon=Shelf(bread=1, breed=4, red=9, bred=99), limit=2) == ("red", "breed")


@given(letters, letters)
def test_one_edit_is_the_distance_of_one(word, other):
    assert (other in one_edit(word)) == (OSA.distance(word, other) == 1)


def test_digits_are_tried_where_there_are_some():
    assert "346" in one_edit("345")
    assert one_edit("a" * 40) == set()
    assert Scope.TEXT == "text"
