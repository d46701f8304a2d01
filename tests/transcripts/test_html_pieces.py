"""HTML from strangers is a row of pieces that holds every character once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonies.transcripts.html_pieces import Kind, pieces

SCRAPS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<span data-m='1'>",
        "</span>",
        "<s>",
        "</s>",
        "<!--",
        "-->",
        "<",
        ">",
        "&amp;",
        " ",
        "word",
        "<br/>",
    ]
)


def test_pieces_are_text_tags_and_breaks():
    found = [(piece.kind, piece.text) for piece in pieces("<p>Honey &amp; <b>wax</b><br>")]

    assert found == [
        (Kind.BREAK, ""),
        (Kind.TEXT, "Honey & "),
        (Kind.TAG, ""),
        (Kind.TEXT, "wax"),
        (Kind.TAG, ""),
        (Kind.BREAK, ""),
    ]


def test_attributes_of_the_innermost_span_are_known():
    source = """<span class="a"><b><span data-m=10 data-d='20' title="x &amp; y">one</span></b>two</span>three"""

    assert [dict(piece.span) for piece in pieces(source) if piece.text] == [
        {"data-m": "10", "data-d": "20", "title": "x & y"},
        {"class": "a"},
        {},
    ]


def test_struck_and_hidden_words_are_known():
    source = (
        "<s>a</s><span style='text-decoration: line-through'>b<i>c</i></span><p class='strikeout'>d</p>e"
        "<script>f</script></s>g"
    )

    assert [(piece.text, piece.is_struck, piece.is_hidden) for piece in pieces(source) if piece.text] == [
        ("a", True, False),
        ("b", True, False),
        ("c", True, False),
        ("d", True, False),
        ("e", False, False),
        ("f", False, True),
        ("g", False, False),
    ]


@given(scraps=st.lists(SCRAPS, max_size=30))
def test_every_character_belongs_to_one_piece(scraps: list[str]):
    source = "".join(scraps)

    place = 0
    for piece in pieces(source):
        assert piece.start == place < piece.end
        place = piece.end
    assert place == len(source)


@pytest.mark.parametrize("scrap", ["<", "<!--", "<p ", "<span>", '<a "', "</p>", "&"])
def test_markup_that_never_ends_is_read_to_its_end(scrap: str):
    source = scrap * 40_000

    assert sum(piece.end - piece.start for piece in pieces(source)) == len(source)
