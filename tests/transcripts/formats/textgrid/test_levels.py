"""What a tier is, by its name and its labels."""

import pytest

from testimonies.transcripts.formats.textgrid.levels import Level, layers
from testimonies.transcripts.formats.textgrid.tiers import Label, Tier


def tier(name: str, *labels: str, has_points: bool = False) -> Tier:
    return Tier(name, 0, 0, has_points, [Label(text, 0, 1, 0, 0) for text in labels])


@pytest.mark.parametrize(
    ("name", "labels", "level", "speaker"),
    [
        ("Anna", ["so it was"], Level.PASSAGES, "Anna"),
        ("SPEAKER_00", ["so it was", "and then"], Level.PASSAGES, "SPEAKER_00"),
        ("utterance - Anna", ["so it was"], Level.PASSAGES, "Anna"),
        ("transcript", ["so it was"], Level.PASSAGES, None),
        ("transcript", ["so", "it", "was"], Level.WORDS, None),
        ("Word - Anna", ["so"], Level.WORDS, "Anna"),
        ("ORT", ["so"], Level.WORDS, None),
        ("turn", ["Anna", "Boris", "Anna"], Level.VOICES, None),
        ("phones", ["s", "@U"], Level.ANALYSIS, None),
        ("phone Anna", ["s"], Level.ANALYSIS, "Anna"),
    ],
)
def test_level_and_speaker_are_told_by_the_name(name: str, labels: list[str], level: Level, speaker: str | None):
    (layer,) = layers([tier(name, *labels)])

    assert (layer.level, layer.speaker) == (level, speaker)


def test_silences_say_nothing_and_tiers_below_a_speaker_are_analyses():
    found = layers([tier("Anna", "_", "so", ""), tier("Anna-LEMMA", "so"), tier("noise", "a door", has_points=True)])

    assert [[label.text for label in layer.labels] for layer in found] == [["so"], ["so"], ["a door"]]
    assert [layer.level for layer in found] == [Level.PASSAGES, Level.ANALYSIS, Level.POINTS]
