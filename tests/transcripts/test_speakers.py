"""Labels are speakers only where the whole text says so, in any script."""

import re

import pytest

from testimonies.transcripts import speakers


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("ANNA: yes\nBORIS: no\nANNA: yes\nBORIS: no", ("ANNA", "BORIS")),
        ("Дувакин: да\nБ: нет\nДувакин: да\nБ: нет", ("Б", "Дувакин")),
        ("أمينة: نعم\nالسائل: لا\nأمينة: نعم", ("أمينة", "السائل")),
        ("מראיין: כן\nרבקה: לא\nמראיין: כן", ("מראיין", "רבקה")),
        ("小林：はい\n記者：いいえ\n小林：はい", ("小林", "記者")),
        ("mop03-2b: yes\nspeaker1: no\nmop03-2b: yes", ("mop03-2b", "speaker1")),
        ("Maria de la Cruz: yes\nQ: no\nMaria de la Cruz: yes", ("Maria de la Cruz", "Q")),
        ("one long story\n\nwith a list: this\n\nand a list: that", ()),
        ("It was ten to five\nat 10:30 we left\nat 10:30 again", ()),
        ("see http://example.org\nsee http://example.org", ()),
        ("", ()),
        ("\u00a0ANNA: yes\n\u00a0BORIS: no", ("ANNA", "BORIS")),
        ("ANNA: yes\nANNA or BORIS: no\nBORIS: so", ("ANNA", "ANNA or BORIS", "BORIS")),
    ],
)
def test_labels_are_found(text: str, labels: tuple[str, ...]):
    assert speakers.labels_in(text) == labels


def test_label_that_stands_once_counts_where_most_paragraphs_are_labelled():
    assert speakers.labels_in("Anna: a\n\nBoris: b\n\nAnna: c\n\nNurse: d") == ("Anna", "Boris", "Nurse")


def test_line_that_looks_like_a_label_once_is_speech_in_a_long_monologue():
    story = "\n\n".join(["We walked on."] * 20)

    assert speakers.labels_in(f"Anna: a\n\n{story}\n\nRemember: never.\n\nAnna: c") == ("Anna",)


def test_certain_labels_are_taken_at_their_word():
    story = "\n\n".join(["We walked on."] * 20)

    assert speakers.labels_in(story, certain={"Nurse"}) == ("Nurse",)


@pytest.mark.parametrize(
    ("turns", "labels"),
    [
        (["[ANNA] yes", "[BORIS] no", "[ANNA] [laughs]"], ("ANNA", "BORIS")),
        (["[laughs] yes", "no", "so it was", "and on"], ()),
        ([], ()),
    ],
)
def test_bracketed_labels_are_speakers_only_where_most_turns_have_one(turns: list[str], labels: tuple[str, ...]):
    assert speakers.bracketed_in(turns) == labels


def test_pattern_finds_the_longest_label_at_line_starts():
    pattern = re.compile(speakers.pattern(["Anna", "Anna Maria"]), re.MULTILINE)

    found = pattern.findall("Anna Maria: one\n - Anna : two\nso said Anna: three")

    assert found == ["Anna Maria", "Anna"]


def test_label_at_a_place_is_a_name_or_nothing():
    assert speakers.label_at("[1] Anna: yes", 3) == "Anna"
    assert speakers.label_at("[1] and then: yes", 3) == ""


def test_short_labels_are_set_beside_the_names_they_may_abbreviate():
    assert speakers.alike(["Дувакин", "Бахтин", "Д", "Б", "LW", "LEON WEINBERG"]) == [
        ("Б", "Бахтин"),
        ("Д", "Дувакин"),
        ("LW", "LEON WEINBERG"),
    ]
    assert speakers.alike(["A", "Anna", "Amina"]) == []


def test_labels_that_name_several_are_told_apart():
    labels = ["Анна", "Борис", "Анна или Борис", "Анна/Борис", "Rosa and Co", "Борис и Анна"]

    assert speakers.several(labels) == ["Анна или Борис", "Анна/Борис", "Борис и Анна"]
