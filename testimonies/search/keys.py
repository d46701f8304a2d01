"""Keys under which names are found whatever script or spelling they were written in.

`name_key` is also kept in the database (labels, witnesses' names): changing it asks for `reindex` and for saving those rows.
"""

import unicodedata

from anyascii import anyascii

_VOWELS = dict.fromkeys(map(ord, "aeiouy'`\""), None)


def name_key(text: str) -> str:
    """The folded, romanised words of a name, a space between; "" when it has no letters."""
    folded = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    words = "".join(letter if letter.isalnum() else " " for letter in anyascii(folded).casefold()).split()
    return " ".join(word.translate(_VOWELS) or word for word in words)
