"""JSON from strangers: every leaf is counted, every limit holds, and what is broken is refused with its line."""

import pytest

from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.json_tree import count, leaf, leaves, parse
from testimonies.transcripts.limits import JSON_DEPTH, JSON_VALUES


def test_leaves_are_texts_as_they_are_written():
    tree = parse('{"a": [1.50, -0, 1e999, NaN, true, null], "b": "\\u0438"}')

    assert tree.root == {"a": ["1.50", "-0", "1e999", "NaN", True, None], "b": "и"}
    assert tree.read == len("1.50-01e999NaNtrueи") == count(tree.root)
    assert sorted(leaves(tree.root)) == ["-0", "1.50", "1e999", "NaN", "true", "и"]
    assert [leaf(value) for value in (None, False, "x")] == ["", "false", "x"]


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        (
            '{"a": 1,\n "b" 2}',
            2,
            "this is not valid JSON: a colon after the name of a field is missing here (column 6)",
        ),
        ('{"a": 1\n "b": 2}', 2, "this is not valid JSON: a comma or a closing bracket is missing here (column 2)"),
        ('{"a": [1,\n2', 2, "the JSON breaks off: a comma or a closing bracket is missing here (column 2)"),
        ('{"a":\n"one two', 2, "the JSON breaks off: a text in quotes begins here and never ends (column 1)"),
        ('{"a": "one\ntwo"}', 1, "a line end or tab stands inside a text in quotes here"),
        ("/* made by hand */\n{}", 1, "a comment stands before the JSON"),
        ('{"a": 1}\n{"a": 2}', 2, "a second JSON document begins here (as in JSON Lines)"),
        ('{"a": 1}\nsome words', 2, "the JSON ends here, but something follows"),
        ('"only this"', 1, "this JSON is a single value"),
        ('{"a": 1, "b": {"c": 1, "c": 2}}', None, 'the field "c" stands twice in the same place'),
        ("[" * (JSON_DEPTH + 1) + "]" * (JSON_DEPTH + 1), None, f"its values stand more than {JSON_DEPTH} deep"),
        ("[" * 100_000, None, f"its values stand more than {JSON_DEPTH} deep"),
        ("[" + "," * (JSON_VALUES + 1), None, "it has more than 8,000,000 values"),
    ],
)
def test_what_is_broken_or_too_much_is_refused(text: str, line: int | None, why: str):
    with pytest.raises(UnreadableTranscript) as refused:
        parse(text)

    assert why in refused.value.why
    assert refused.value.line == line


def test_deepest_tree_is_read():
    assert parse("[" * JSON_DEPTH + "]" * JSON_DEPTH).read == 0


def test_half_letters_and_nul_become_a_mark():
    tree = parse('["\\ud83d\\ude00", "\\ud83d x", "\\ude00", "\\u0000", "\\\\ud83d"]')

    assert tree.root == ["😀", "\ufffd x", "\ufffd", "\ufffd", "\\ud83d"]
    assert len(tree.mended) == 3


def test_number_of_any_length_is_a_number():
    assert parse("[" + "9" * 10_000 + "]").root == ["9" * 10_000]
