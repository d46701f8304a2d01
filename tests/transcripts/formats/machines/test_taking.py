"""A leaf is taken once and booked once; what is not of the kind asked for stays in the tree."""

import json
from typing import Any

from testimonies.transcripts.document import Finding, Level
from testimonies.transcripts.formats.machines.taking import Taking
from testimonies.values.span import Span


def taking(tree: Any, *, unit: int = 1000) -> Taking:
    return Taking(json.dumps(tree).encode(), language="", unit=unit)


def test_leaves_are_taken_once():
    file = taking({"text": " e\u0301 ", "flag": True, "list": [], "null": None})

    assert [file.said(file.root, "text"), file.said(file.root, "text")] == ["é", ""]
    assert [file.take(file.root, key) for key in ("flag", "list", "null")] == ["true", "", ""]
    assert file.root == {"list": [], "null": None}


def test_only_the_expected_is_taken():
    file = taking({"type": "word", "other": "verb", "n": 12, "x": "12a", "yes": "true", "no": False, "maybe": "so"})

    assert [file.mark(file.root, key, "word") for key in ("type", "other")] == ["word", ""]
    assert [file.number(file.root, key) for key in ("n", "x", "none")] == [12, None, None]
    assert [file.truth(file.root, key) for key in ("yes", "no", "maybe")] == ["true", "false", ""]
    assert file.root == {"other": "verb", "x": "12a", "maybe": "so"}


def test_times_are_milliseconds_or_none():
    file = taking({"a": 1.2345, "b": "1.3s", "c": -1, "d": "1e999", "e": "soon", "f": 5_000_000, "g": 0.1 + 0.2})

    assert [file.ms(file.root, key) for key in "abcdefgh"] == [1234, 1300, None, None, None, None, 300, None]
    assert file.odd_times == ["-1", "1e999", "soon", "5000000"]
    assert taking({"a": 1234}, unit=1).ms({"a": "1234"}, "a") == 1234


def test_span_without_a_true_end_has_none():
    file = taking({})

    assert file.between(5, 3) == Span(5)
    assert file.between(None, 3) is None
    assert len(file.odd_times) == 2


def test_lists_are_run_through_and_their_rest_is_left_over():
    file = taking({"words": [{"text": "bee", "odd": "x"}, "loose", {"text": "wax"}]})

    assert [file.said(part, "text") for part in file.many(file.root, "words", "words")] == ["bee", "wax"]
    assert file.leftovers.metadata() == {"words[].odd": "x", "words[]": "loose"}
    assert list(file.many(file.root, "words", "words")) == []


def test_rows_of_leaves_are_taken_and_others_stay():
    file = taking({"rows": [["so", 1.5], [[]], "x"], "row": [1, None], "bad": [{}]})

    assert file.rows(file.root, "rows") == [["so", "1.5"]]
    assert file.row(file.root, "row") == ["1", ""]
    assert file.row(file.root, "bad") == []
    assert file.root == {"rows": [[[]], "x"], "bad": [{}]}


def test_names_stand_for_labels():
    file = taking({"speakers": [{"id": 0, "name": "Anna"}, {"id": 1}], "a": 0, "b": 1})
    names = file.names(file.root, "speakers", "id", "name")

    assert [file.called(file.root, key, names) for key in ("a", "b", "c")] == ["Anna", "1", None]


def test_language_of_the_file_is_told_where_it_is_none():
    file = taking({})
    file.tells_language("no tongue at all")
    file.tells_language("English")
    file.tells_language("ru")

    message = 'the file says that its language is "no tongue at all", which is no known language'
    assert file.language == "en"
    assert file.findings.sorted() == (Finding(Level.NOTE, message),)


def test_escapes_of_no_letter_are_told_with_their_line():
    file = Taking(b'{"a":\n"\\ud800"}', language="")

    message = "an escape stands for half a letter or for none; it became \ufffd"
    assert file.findings.sorted() == (Finding(Level.WARNING, message, 2),)
