from testimonies.ingest.telling import HIDDEN_TOO, LOOK, WIDENED, told_of_carrying, told_of_fields, told_of_hidden
from testimonies.workflow.hangers import Widened


def test_what_went_along_is_counted_and_what_did_not_is_named():
    widened = [Widened("textredaction", 1, 0, 4, "k2"), Widened("annotation", 7, 2, 3, "k2")]

    told = list(told_of_carrying(["k1", "k2", None, "k4"], ["k3"], ["k2", "k4"], widened))

    assert [(found.level, found.message) for found in told] == [
        ("note", "3 passages keep their keys, 1 are new, 1 are gone"),
        ("warning", "what cites one of the passages that are gone finds it no more: k3"),
        ("warning", f"{WIDENED['textredaction']}: k2"),
        ("warning", f"{WIDENED['annotation']}: k2"),
        ("warning", f"{LOOK}: k4"),
    ]


def test_passages_that_are_hidden_anew_are_named():
    assert [(found.level, found.message) for found in told_of_hidden(["k1", "k2", "k1"])] == [
        ("warning", f"{HIDDEN_TOO}: k1, k2")
    ]
    assert list(told_of_hidden([])) == []


def test_many_keys_are_named_in_part():
    (_count, gone) = told_of_carrying([], [f"k{number}" for number in range(25)], [], [])

    assert gone.message.endswith("k18, k19 and 5 more")


def test_other_fields_of_the_source_are_named():
    assert list(told_of_fields({"a": "1"}, {"a": "1"})) == []
    assert [found.message for found in told_of_fields({"a": "1", "b": "2"}, {"a": "2", "c": "3"})] == [
        "its fields a, b, c are others than before; the testimony's description was left as it is"
    ]
