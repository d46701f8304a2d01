"""The fields of the index. It holds two kinds of document, testimonies and passages, and one mark with the sequence.

Everything is a term, a key or a number: no text is stored, except the permanent keys of passages and what facets need.
"""

from enum import StrEnum
from pathlib import Path

from tantivy import Index, Schema, SchemaBuilder

from testimonies.search.query import Scope

EDITION = 2  # raised whenever the schema or the analyser changes, so that an index of the old one is rebuilt

KIND = "kind"
ORDINAL = "tord"  # of the testimony, in both kinds; signed, because deleting by an unsigned number deletes nothing
SHELF = "shelf"  # of a passage: its ordinal without the last bits, as counts by testimony are limited to 65,000
CARD = "card"  # of a testimony: what is not searched but filtered, counted, ordered or verified, as JSON
STAMP = "stamp"  # of a testimony: the commit that wrote it
KEY = "key"  # of a passage: its permanent key
POSITION = "position"  # of a passage: its place among those of its testimony, which decides between equals
SEQUENCE = "sequence"  # of the mark
BODY, TITLE = "tbody", "title"
PASSAGE_BODY = "body"
KEYS: dict[Scope, str] = {scope: f"t{scope}" for scope in Scope if scope is not Scope.TEXT}
PASSAGE_KEYS: dict[Scope, str] = {Scope.SPEAKER: "pspeaker", Scope.LANGUAGE: "plang"}
LABELS = frozenset({KEYS[Scope.LANGUAGE], KEYS[Scope.IDENTIFIER], PASSAGE_KEYS[Scope.LANGUAGE]})

SHELF_BITS = 15


class Kind(StrEnum):
    """What a document of the index stands for."""

    TESTIMONY = "testimony"
    PASSAGE = "passage"
    MARK = "mark"


def _schema() -> Schema:
    builder = SchemaBuilder()
    builder.add_text_field(KIND, tokenizer_name="raw", index_option="basic")
    for field in (BODY, TITLE, PASSAGE_BODY, *KEYS.values(), *PASSAGE_KEYS.values()):
        if field in LABELS:
            builder.add_text_field(field, tokenizer_name="raw", index_option="basic")
        else:
            builder.add_text_field(field, tokenizer_name="whitespace", index_option="position")
    builder.add_integer_field(ORDINAL, indexed=True, fast=True)
    builder.add_integer_field(SHELF, indexed=True)
    builder.add_integer_field(STAMP, fast=True)
    builder.add_integer_field(POSITION, fast=True)
    builder.add_integer_field(SEQUENCE, fast=True)
    builder.add_bytes_field(CARD, stored=True)
    builder.add_bytes_field(KEY, stored=True)
    return builder.build()


SCHEMA = _schema()


def make_index(folder: Path) -> Index:
    """A new index in an empty folder."""
    return Index(SCHEMA, str(folder), reuse=False)


def open_index(folder: Path) -> Index:
    """The index in a folder; its readers see a commit only when told to look."""
    index = Index.open(str(folder))
    index.config_reader(reload_policy="manual")
    return index
