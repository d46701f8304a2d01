"""A list of testimonies is told from a transcript."""

import pytest

from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.sheets.described import describing, refuse_description


@pytest.mark.parametrize(
    ("header", "described"),
    [
        ("identifier,title,witness,transcript", ["identifier", "title", "witness"]),
        ("objectid,title,creator,date", ["objectid", "title", "creator", "date"]),
        ("Interview-ID,Sprache,Dauer,Vorname", ["Interview-ID", "Sprache", "Vorname"]),
        ("time,title,description,date", []),
        ("speaker,words,title,date,language", []),
        ("title,date,text", []),
    ],
)
def test_columns_that_describe_make_a_list(header: str, described: list[str]) -> None:
    assert describing(header.split(",")) == described


def test_list_is_refused_though_a_row_below_names_a_column_of_words() -> None:
    text = "Our holdings\n\nidentifier;title;template\n7;Bees;transcript\n"

    with pytest.raises(UnreadableTranscript, match="is no transcript") as refusal:
        refuse_description(text.replace("template", "date"), delimiters=(";",))

    assert refusal.value.line == 3
    refuse_description(text, delimiters=(";",))
