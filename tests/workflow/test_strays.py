import pytest

from testimonies.workflow.strays import Passage, Secret, strays, words_of


def passages(*texts, hidden=None):
    """Passages "k0", "k1" and so on; a dict gives other keys. `hidden` are stretches by key."""
    keyed = texts[0] if isinstance(texts[0], dict) else {f"k{number}": text for number, text in enumerate(texts)}
    return [Passage.of(key, text, (hidden or {}).get(key, ())) for key, text in keyed.items()]


def found(before, after, *, key="k1", words="Anna Demo", still=None):
    """Keys of passages of `after` in which the words, hidden in `before`, can be read."""
    start = before[key].index(words)
    stretch = start, start + len(words)
    still = still or (0, len(after[key]))
    secret = Secret.of(key, before[key], stretch, now=after[key], still=still)
    was = passages(before, hidden={key: [stretch]})
    return [where for _number, where in strays(was, passages(after, hidden={key: [still]}), [secret])]


BEFORE = {"k0": "We came at noon.", "k1": "There Anna Demo stood and wept.", "k2": "Nobody spoke."}


@pytest.mark.parametrize(
    ("after", "where"),
    [
        ({"k0": "We came at noon.", "k1": "There", "n1": "Anna Demo stood and wept.", "k2": "Nobody spoke."}, ["n1"]),
        ({"k0": "We came at noon.", "k1": "There Anna", "n1": "Demo stood.", "k2": "Nobody spoke."}, ["n1"]),
        ({"k0": "We came at noon. There ANNA", "k1": "stood and wept.", "k2": "Nobody spoke."}, ["k0"]),
        ({"k0": "We came at noon.", "k1": "stood and wept.", "k2": "Hanna spoke: nobody."}, ["k2"]),
        ({"k0": "We came.", "k1": "There stood and wept.", "k2": "Nobody spoke."}, []),
        ({"k0": "We came at noon.", "k1": "There stood", "n1": "and wept.", "k2": "Nobody spoke."}, []),
    ],
)
def test_words_that_left_their_passage_are_found_beside_it(after, where):
    assert found(BEFORE, after) == where


def test_words_that_are_said_again_are_found_anywhere():
    after = BEFORE | {"n9": "It was Änna-Demo who told it.", "n10": "Anna told it.", "n11": "Nobody told it."}

    assert found(BEFORE, after, still=(6, 15)) == ["n9", "n10"]


def test_words_that_are_said_again_in_their_own_passage_are_found():
    after = BEFORE | {"k1": "There Anna Demo stood and Anna wept."}

    assert found(BEFORE, after, still=(6, 15)) == ["k1"]


def test_words_that_stood_open_where_they_stand_are_not_counted():
    before = BEFORE | {"k5": "I saw Anna Demo go."}

    assert found(before, before | {"k5": "I saw Anna Demo going."}, still=(6, 15)) == []
    assert found(before, before | {"k5": "I saw", "n1": "Anna Demo go."}, still=(6, 15)) == []


def test_common_word_hides_nothing_far_away():
    before = {"k0": "and he", "k1": "and she came", "k2": "and it", "k3": "and they", "k4": "we"}
    after = before | {"k4": "and we", "n1": "and you"}

    assert found(before, after, words="and", still=(0, 3)) == []
    assert found(before, after, words="and she", still=(0, 7)) == []


def test_common_word_that_moved_is_found_beside():
    before = {"k0": "and he", "k1": "but she and", "k2": "and it", "k3": "and they", "k4": "we"}

    assert found(before, before | {"k1": "but she", "k2": "and and it", "k4": "and we"}, words="and") == ["k2"]


def test_what_left_a_passage_that_is_hidden_whole_is_found_and_what_stayed_is_not():
    before = {"k0": "One thing.", "k1": "He hid the gold by the well.", "k2": "Then it rained."}
    after = {"k0": "One thing.", "k1": "He hid the gold", "k2": "by the well. Then it rained."}

    assert found(before, after, words=before["k1"]) == ["k2"]
    assert found(before, after | {"k1": before["k1"], "k2": "Then it rained hard."}, words=before["k1"]) == []


def test_footnotes_are_read_with_their_passage():
    before = [Passage.of("k1", "Anna came", [(0, 4)]), Passage.of("k2", "They went", [])]
    after = [before[0], Passage.of("k2", "They went", [], notes=["That is, Anna."])]

    assert strays(before, after, [Secret("k1", ("anna",), ())]) == [(0, "k2")]
    assert Passage.of("k1", "Anna came", [(0, 4)], notes=["Anna."]).read() == {("came",): 1}


def test_words_are_folded_and_scripts_without_blanks_are_read_by_letters():
    assert [word for word, _start, _end in words_of("ÄNNA, Анна — 王小")] == ["anna", "anna", "王", "小"]
    assert [word for word, _start, _end in words_of("สม")] == ["ส", "ม"]


def test_only_so_many_passages_beside_are_asked():
    common = {"k2": "and", "k3": "and", "k4": "and"}
    before = {"k1": "Anna and Boris", **common}
    after = {"k1": "Boris", "n1": "one two three four", "n2": "and Bo", **common}

    assert found(before, after, words="and Boris") == []
