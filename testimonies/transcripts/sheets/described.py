"""Tables that are no transcripts but describe testimonies, files or persons, told by the names of their columns."""

import re
from collections.abc import Sequence
from itertools import islice

from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.sheets.cells import rows
from testimonies.transcripts.sheets.columns import Column, columns

_NAMES = frozenset(
    (
        "identifier|objectid|object id|parentid|parent id|parent name|interview id|bild id|accession|title|creator"
        "|author creator|contributor|publisher|witness|witnesses|interviewee|interviewer|narrator|date|date created"
        "|date issued|date period|interview datum|datum|language|languages|sprache|collection|collection id|sammlung"
        "|file|files|filename|file name|dateiname|file label|label|offset|structure|publish|hidden|rights"
        "|rights statement|rightsstatement|format|type|medientyp|description|description abstract|beschreibung|abstract"
        "|summary|subject|topical subject|location|latitude|longitude|consent|bibliographic id|bibliographic id label"
        "|originalsignatur|vorname|nachname|gnd id|osm id|original url|batch name"
    ).split("|")
)
_SPOKEN = {Column.START, Column.SPEAKER}
FEWEST, NAMED = 3, 6
FIRST_ROWS = 3


def refuse_description(text: str, *, delimiters: Sequence[str]) -> None:
    """Raises UnreadableTranscript where the first rows name columns of a description, and none of when or by whom."""
    for delimiter in delimiters:
        if found := description(text, delimiter=delimiter):
            line, described = found
            why = (
                "this table describes testimonies, files or places and is no transcript; bring it in as the sheet of an"
                f" import (its columns are {', '.join(described)})"
            )
            raise UnreadableTranscript(why, line=line)


def description(text: str, *, delimiter: str) -> tuple[int, list[str]] | None:
    """The line that names the columns of a description, and these columns; None where a text is none."""
    for row in islice(rows(text, delimiter=delimiter), FIRST_ROWS):
        if described := describing([cell.text for cell in row.cells]):
            return 1 + text.count("\n", 0, row.start), described
    return None


def describing(header: Sequence[str]) -> list[str]:
    """The columns of a table that make it a description; none where it may be a transcript."""
    if columns(header).keys() & _SPOKEN:
        return []
    names = [name.strip().lstrip("\ufeff") for name in header]
    described = [name for name in names if " ".join(re.findall(r"[^\W_]+", name.casefold())) in _NAMES]
    return described[:NAMED] if len(described) >= FEWEST else []
