"""The title above a document."""

import pytest

from testimonies.transcripts.formats.docx.titles import name_of_title, title_of


@pytest.mark.parametrize(
    ("metadata", "name", "title"),
    [
        ({"TITLE": "A talk\nabout bees", "heading": "Tape 4"}, "TITLE", "A talk about bees"),
        ({"heading": "Tape 4", "DATE": "1994"}, "heading", "Tape 4"),
        ({"title": " ", "properties/title": "Bees"}, "properties/title", "Bees"),
        ({}, "title", "Transcript"),
    ],
)
def test_title_is_found_by_its_name(metadata: dict[str, str], name: str, title: str) -> None:
    assert (name_of_title(metadata), title_of(metadata)) == (name, title)
