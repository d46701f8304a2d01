"""What was typed, cut into words, phrases, fields, exclusions, OR. Nothing here fails; what is odd is noted."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from testimonies.search.query import Openness, Scope

LONGEST_QUERY = 256
SHORTEST_BEGINNING = 3


class Note(StrEnum):
    """What could not be understood, in the reader's words."""

    CUT = "Only the first 256 characters were searched."
    TOO_MANY_WORDS = "Only the first 32 words were searched."
    OPEN_QUOTE = "A quotation mark was not closed; it was left out."
    LONE_OR = "OR needs a word on each side; it was left out."
    SHORT_BEGINNING = "A star needs at least three letters before it; the word was searched as it is."
    STRAY_SIGN = "A * or ~ belongs at the end of a single word; the words were searched without it."
    NEAR = 'near: is written near:10 "one two"; the words were searched anywhere.'
    EMPTY_FIELD = "A field needs a word after its colon."
    NOTHING = "Nothing in this can be searched; all testimonies are shown."


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing typed. `either` says that OR stands between it and the piece before."""

    text: str
    scope: Scope = Scope.TEXT
    excluded: bool = False
    quoted: bool = False
    openness: Openness | None = None
    distance: int | None = None
    either: bool = False


_FIELDS = "|".join(scope for scope in Scope if scope is not Scope.TEXT)
_PIECE = re.compile(
    rf"""(?P<minus>-)?
    (?: near:(?P<distance>\d{{1,3}})\s*"(?P<near>[^"]*)"
      | (?:(?P<field>{_FIELDS}):\s?)? (?: "(?P<phrase>[^"]*)" | (?P<word>[^\s"]+) )
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("()[]{}\x00", " "))
_OPEN_WORD = re.compile(r"(?P<word>.*?)(?P<sign>\*|~1?)$", re.DOTALL)
_SIGNS = re.compile(r"[*~]")


def pieces(typed: str) -> tuple[list[Piece], list[str]]:
    """The pieces in order, and notes on what was left out."""
    notes: list[str] = []
    text = typed.encode(errors="ignore").decode().translate(_QUOTES).strip()  # half letters are no letters
    if len(text) > LONGEST_QUERY:
        text = text[:LONGEST_QUERY]
        notes.append(Note.CUT)
    if text.count('"') % 2:
        before, _, after = text.rpartition('"')
        text = f"{before} {after}"
        notes.append(Note.OPEN_QUOTE)
    found: list[Piece] = []
    is_either = False
    for match in _PIECE.finditer(text):
        if match[0] == "OR":
            if is_either or not found:
                notes.append(Note.LONE_OR)
            is_either = bool(found)
            continue
        found.append(replace(_piece(match, notes), either=is_either))
        is_either = False
    if is_either:
        notes.append(Note.LONE_OR)
    return found, notes


def _piece(match: re.Match[str], notes: list[str]) -> Piece:
    excluded = bool(match["minus"])
    if match["near"] is not None:
        return Piece(match["near"], excluded=excluded, quoted=True, distance=int(match["distance"]))
    scope = Scope(match["field"].lower()) if match["field"] else Scope.TEXT
    if match["phrase"] is not None:
        return Piece(match["phrase"], scope=scope, excluded=excluded, quoted=True)
    word = match["word"]
    if word.lower().startswith("near:"):
        notes.append(Note.NEAR)
        word = word[len("near:") :]
    elif scope is Scope.TEXT and re.fullmatch(rf"(?:{_FIELDS}):", word, re.IGNORECASE):
        notes.append(Note.EMPTY_FIELD)
    return _open(Piece(word, scope=scope, excluded=excluded), notes)


def _open(piece: Piece, notes: list[str]) -> Piece:
    """Takes a star or tilde from the end of a word."""
    match = _OPEN_WORD.match(piece.text)
    if match is None or _SIGNS.search(match["word"]):
        if _SIGNS.search(piece.text):
            notes.append(Note.STRAY_SIGN)
        return replace(piece, text=_SIGNS.sub(" ", piece.text))
    if match["sign"] != "*":
        return replace(piece, text=match["word"], openness=Openness.ONE_EDIT)
    if sum(map(str.isalnum, match["word"])) < SHORTEST_BEGINNING:
        notes.append(Note.SHORT_BEGINNING)
        return replace(piece, text=match["word"])
    return replace(piece, text=match["word"], openness=Openness.BEGINNING)
