"""What no reader understands is kept under its path, or counted, or told."""

from testimonies.transcripts.accounting import Tally
from testimonies.transcripts.document import Finding, Level
from testimonies.transcripts.findings import Findings
from testimonies.transcripts.formats.machines.leftovers import MOST_CHARACTERS, Leftovers
from testimonies.transcripts.json_tree import count


def left(tree):
    tally, findings = Tally(count(tree)), Findings()
    leftovers = Leftovers(tally)
    leftovers.add(tree, "")
    leftovers.tell(findings)
    assert tally.account().balances
    return leftovers.metadata(), findings.sorted(), tally.account().classes


def test_single_values_are_kept_by_their_paths():
    kept, findings, _ = left({"a": {"b": " bees ", "n": "1.5", "yes": True, "none": None}})

    assert kept == {"a.b": "bees", "a.n": "1.5", "a.yes": "true"}
    assert findings == ()


def test_texts_of_a_list_are_kept_once_and_numbers_counted():
    kept, findings, classes = left(
        {"a": [{"k": "x", "n": "1"}, {"k": "x", "n": "2"}, {"k": "y", "id": "f14cbe1e-0315"}]}
    )

    assert kept == {"a[].k": "x\ny"}
    assert classes == {"values that repeat": 1, "measurements of the machine": 15}
    named = "not carried: what the machine measured or numbered for itself, in a[].n (2), a[].id (1)"
    assert findings == (Finding(Level.NOTE, named),)


def test_more_text_than_metadata_can_be_is_told():
    text = "so it was " * 100
    kept, findings, _ = left({"a": [f"{text}{number}" for number in range(30)]})

    assert len(kept["a[]"]) <= MOST_CHARACTERS
    assert findings[0].level is Level.WARNING
    assert findings[0].message.startswith('not carried: 11 texts of the field "a[]", first "so it was so it was')


def test_paths_are_bounded():
    kept, findings, _ = left({"map": {f"key {number}": "word" for number in range(5_000)}})

    assert len(kept) <= 2_001
    assert findings == ()
