"""Fields of a record: kept under their names, repaired, and parted into terms."""

import pytest

from testimonies.transcripts.document import Level
from tests.transcripts.formats.ohms import read

TEXT = "KOVAL: Where?\n\nHALIL: Here.\n\nKOVAL: So.\n\nHALIL: Yes."


def test_fields_are_kept_under_their_names() -> None:
    fields = {"title": "A talk", "subject": "Bread</subject><subject>Winter", "mediafile": "<host>YouTube</host>"}

    metadata = read(transcript=TEXT, **fields, kembed="&lt;iframe/&gt;", repository="").metadata

    assert metadata == {
        "record/@id": "1",
        "title": "A talk",
        "subject": "Bread\nWinter",
        "mediafile/host": "YouTube",
        "kembed": "<iframe/>",
    }


def test_misread_field_is_repaired_and_told() -> None:
    document = read(description="El intÃ©rprete habla", transcript=TEXT)

    assert document.metadata["description"] == "El intérprete habla"
    (warning,) = [finding for finding in document.findings if finding.level is Level.WARNING]
    assert (warning.line, "intérprete was read for intÃ©rprete" in warning.message) == (2, True)


@pytest.mark.parametrize(
    ("written", "terms"),
    [
        ("parents, midwife, farm, cooking", ("parents", "midwife", "farm", "cooking")),
        ("Politics, Law, and Policy", ("Politics, Law, and Policy",)),
        ("Richmond, California", ("Richmond, California",)),
        ("I wanted to ask, if I may, where you worked.", ("I wanted to ask, if I may, where you worked.",)),
        ("a; b;;c;", ("a", "b", "c")),
        ("", ()),
    ],
)
def test_terms_are_parted_at_semicolons_and_at_commas_only_where_these_part_terms(
    written: str, terms: tuple[str, ...]
) -> None:
    document = read(index=f"<point><time>1</time><title>T</title><keywords>{written}</keywords></point>")

    assert document.index_points[0].keywords == terms
    assert len(document.findings) == (1 if len(terms) == 4 else 0)
