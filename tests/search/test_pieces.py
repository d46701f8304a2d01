"""What was typed comes apart as meant, and whatever is odd is noted, never refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonies.search.pieces import LONGEST_QUERY, Note, Piece, pieces
from testimonies.search.query import Openness, Scope


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("potato broth", [Piece("potato"), Piece("broth")]),
        ('"slice of bread"', [Piece("slice of bread", quoted=True)]),
        ("“slice of bread”", [Piece("slice of bread", quoted=True)]),
        ("-soup", [Piece("soup", excluded=True)]),
        ('-"thin soup"', [Piece("thin soup", excluded=True, quoted=True)]),
        ("bread OR soup", [Piece("bread"), Piece("soup", either=True)]),
        ("bread or soup", [Piece("bread"), Piece("or"), Piece("soup")]),
        ("depor*", [Piece("depor", openness=Openness.BEGINNING)]),
        ("brd~ brd~1", [Piece("brd", openness=Openness.ONE_EDIT)] * 2),
        ('near:10 "a b"', [Piece("a b", quoted=True, distance=10)]),
        ("witness:Alamat", [Piece("Alamat", scope=Scope.WITNESS)]),
        ('PLACE: "Stalag 346"', [Piece("Stalag 346", scope=Scope.PLACE, quoted=True)]),
        ("-lang:ru", [Piece("ru", scope=Scope.LANGUAGE, excluded=True)]),
        ("title:bread", [Piece("title:bread")]),
        ("(bread)", [Piece("bread")]),
        ("well-known", [Piece("well-known")]),
    ],
)
def test_pieces_are_cut_as_meant(typed, found):
    assert pieces(typed) == (found, [])


@pytest.mark.parametrize(
    ("typed", "found", "note"),
    [
        ('"slice of bread', [Piece("slice"), Piece("of"), Piece("bread")], Note.OPEN_QUOTE),
        ("OR bread", [Piece("bread")], Note.LONE_OR),
        ("bread OR", [Piece("bread")], Note.LONE_OR),
        ("bread OR OR soup", [Piece("bread"), Piece("soup", either=True)], Note.LONE_OR),
        ("br*", [Piece("br")], Note.SHORT_BEGINNING),
        ("br*ad", [Piece("br ad")], Note.STRAY_SIGN),
        ("near:bread", [Piece("bread")], Note.NEAR),
        ("bread witness:", [Piece("bread"), Piece("witness:")], Note.EMPTY_FIELD),
        ("a" * 300, [Piece("a" * 256)], Note.CUT),
    ],
)
def test_odd_pieces_are_noted(typed, found, note):
    assert pieces(typed) == (found, [note])


@given(st.text())
def test_nothing_typed_fails(typed):
    found, _notes = pieces(typed)

    assert sum(len(piece.text) for piece in found) <= LONGEST_QUERY
