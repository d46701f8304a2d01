"""A person's name as it is sorted and abbreviated; its kind and language the witness' records know."""

import re
import unicodedata
from dataclasses import dataclass

_WORDS = re.compile(r"\w[\w'’ʼ-]*")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as written: "Alim Alamat", or "Alamat, Alim" where the curator says what comes first when sorting."""

    text: str

    @property
    def display(self) -> str:
        """The name in the order of speech: "Alim Alamat"."""
        family, comma, given = (part.strip() for part in self.text.partition(","))
        return f"{given} {family}" if comma and given else " ".join(self.text.split())

    @property
    def sort_key(self) -> str:
        """What lists are sorted by: last word first, no marks, no capitals ("alamat alim"); İ, I and ı are one."""
        family, comma, given = self.text.partition(",")
        if not comma:
            *before, family = self.text.split() or [""]
            given = " ".join(before)
        return _folded(f"{family} {given}")

    @property
    def initials(self) -> str:
        """The first letters of the first and the last word: "AA"."""
        words = _WORDS.findall(self.display)
        first_and_last = words[:1] + words[1:][-1:]
        return unicodedata.normalize("NFC", "".join(word[0].upper() for word in first_and_last))


def _folded(text: str) -> str:
    marks_apart = unicodedata.normalize("NFKD", text.replace("ı", "i")).casefold()
    return " ".join("".join(letter for letter in marks_apart if not unicodedata.combining(letter)).split())
