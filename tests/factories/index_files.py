"""What somebody who holds the files of an index can read in them; searching the bytes is not enough.

Terms lie in automata that share their letters, so they are asked for as the engine itself would: in every field, and
with the removed documents, which its frequencies still count.
"""

from collections.abc import Collection
from pathlib import Path

from testimonies.search.engines.embedded.schema import BODY, KEYS, PASSAGE_BODY, PASSAGE_KEYS, TITLE, open_index
from testimonies.search.keys import word_key

FIELDS = (BODY, TITLE, PASSAGE_BODY, *KEYS.values(), *PASSAGE_KEYS.values())


def words_in_index(folder: Path, words: Collection[str]) -> set[str]:
    """Which of the words (small Latin letters) stand in any index below the folder, as they are or as a name's key."""
    held: set[str] = set()
    for generation in {place.parent for place in folder.rglob("meta.json")}:
        searcher = open_index(generation).searcher()
        for field in FIELDS:
            held |= {
                word
                for word in words
                if any(searcher.terms_with_prefix(field, form, limit=1) for form in {word, word_key(word)})
            }
    return held
