import pytest

from testimonies.ingest.cast import Choice
from testimonies.ingest.choices import as_kept, choices_in_sheet, choices_written, from_kept
from testimonies.ingest.errors import SourceRefused
from testimonies.vocabulary import SpeakerRole
from tests.factories.arrivals import sheet

CHOSEN = {"D": Choice(SpeakerRole.INTERVIEWER), "А=Б": Choice(SpeakerRole.WITNESS, "Anna Demo")}


def test_choices_are_written_on_a_line():
    assert choices_written(["D=Interviewer", "А=Б=witness:Anna Demo"]) == CHOSEN


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("D", "does not say who"),
        ("=witness", "does not say who"),
        ("D=boss", "known are witness, interviewer, other, unknown"),
        ("D=interviewer:Anna", "only a witness"),
    ],
)
def test_what_says_nothing_is_refused_in_words(written, why):
    with pytest.raises(SourceRefused, match=why):
        choices_written([written])


def test_choices_stand_in_a_sheet(tmp_path):
    place = tmp_path / "who.csv"
    place.write_text(
        sheet(("Role", "Label", "Name"), ("interviewer", "D", ""), ("witness", "А=Б", "Anna Demo"), ("", "X", ""))
    )

    assert choices_in_sheet(place) == CHOSEN


def test_sheet_without_its_columns_is_refused_and_a_wrong_role_by_its_line(tmp_path):
    place = tmp_path / "who.csv"
    place.write_text(sheet(("who", "what"), ("D", "interviewer")))
    with pytest.raises(SourceRefused, match="no columns label and role"):
        choices_in_sheet(place)

    place.write_text(sheet(("label", "role"), ("D", "boss")))
    with pytest.raises(SourceRefused, match=r"line 2 of who\.csv"):
        choices_in_sheet(place)

    with pytest.raises(SourceRefused):
        choices_in_sheet(tmp_path / "nowhere.csv")


def test_choices_are_kept_with_a_batch():
    assert from_kept(as_kept(CHOSEN)) == CHOSEN
