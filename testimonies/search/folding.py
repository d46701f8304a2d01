"""Letters made comparable within their own script: one width, one case, no marks. What is stored is never folded."""

import unicodedata

# Letters that only look marked, which stemmers and romanisation need. (Not ё, which is as often written е.)
_WHOLE_LETTERS = frozenset("йўїئ")
_TATWEEL = "ـ"  # stretches an Arabic word on the page and says nothing


def _is_mark(letter: str) -> bool:
    """Accents, harakat, niqqud, and what has no width; but no vowel sign, nukta or voicing mark (classes 0 to 9)."""
    combining_class = unicodedata.combining(letter)
    return (
        10 <= combining_class <= 36
        or combining_class >= 200
        or letter == _TATWEEL
        or unicodedata.category(letter) == "Cf"
    )


class _Bare(dict[int, str]):
    """For `str.translate`: each letter without its marks, worked out when it is first met."""

    def __missing__(self, codepoint: int) -> str:
        letter = chr(codepoint)
        apart = unicodedata.normalize("NFD", letter)
        kept = "".join(part for part in apart if not _is_mark(part))
        bare = letter if kept == apart or letter in _WHOLE_LETTERS else unicodedata.normalize("NFC", kept)
        self[codepoint] = bare
        return bare


_BARE = _Bare()


def fold(text: str) -> str:
    """NFKC, no capitals, no marks, and one i for the Turkish İ, I, ı and i."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return folded if folded.isascii() else folded.replace("ı", "i").translate(_BARE)
