"""Speakers' labels at the beginning of lines, in any script: which are labels is decided over the whole text."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from functools import lru_cache

RECURRING = 2
LONGEST_ABBREVIATION = 3
MOST = 200  # a text with more labels is a list of something, not a talk
LABELLED = 0.5  # of the paragraphs: then a line that begins like a label is one, even where it stands only once
# A label begins a line: up to five words of letters, then a colon, but not the colon of a clock or a web address.
_NAME = r"([^\W\d_][\w.'’()/&\-‐ \t\u200c\u200d]{0,40}?)[ \t]*[:：](?=\s|[^\s/\d])"
_LABEL = re.compile(r"\n[ \t\u00a0]*+(?:[-–—>]++[ \t]*+)?" + _NAME)
_HERE = re.compile(r"[ \t]*+\n?[ \t]*+" + _NAME)
_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*\S")
_LINES = re.compile(r"\n[ \t]*\S")
_BRACKETED = re.compile(r"\[([^\W\d_][\w.'’\- ]{1,30})\](?=[ \t]+\S)")
_CODE = re.compile(r"[^\W\d_]{1,12}[ _-]?\d[\w-]{0,6}")  # speaker1, spk_0, mop03-2b
_BETWEEN = re.compile(r"\s*[/&,]\s*|\s+(?:and|or|und|oder|et|ou|y|o|и|или|та|або|і|i|lub|ve|veya)\s+", re.IGNORECASE)
_PARTICLES = frozenset(
    "al el bin ibn bint de del della da di dos du la le van von der den ter zu und et and of the y i"
    " or oder ou o или и або та і lub veya ve או".split()
)


def labels_in(text: str, *, certain: Collection[str] = (), paragraphs: int = 0) -> tuple[str, ...]:
    """The labels that stand for speakers in this text; none when it does not name its speakers at line starts.

    `certain` are labels known to be such by where they stand, as after a time mark; `paragraphs` says how many there
    are, where the text is only a selection of them.
    """
    counts = Counter(_squeezed(label) for label in _LABEL.findall(f"\n{text}"))
    named = {label: count for label, count in counts.items() if is_name(label)}
    recurring = {label for label, count in named.items() if count >= RECURRING}
    turns = sum(named.values())
    if turns > 1 and turns >= LABELLED * (paragraphs or _paragraphs(text)):
        return _few(named)
    once = {label for label in named if recurring and turns >= 4 and _has_no_small_letters(label)}
    return _few({*recurring, *once, *certain})


def unsure_in(text: str, labels: Collection[str]) -> dict[str, int]:
    """What begins a line like a label, of one or two words, in a text that has labels, and is none of them.

    Each with the place of its first line; a speaker who speaks only once looks like this, and so does "Answer: none".
    """
    found: dict[str, int] = {}
    for label in _LABEL.finditer(f"\n{text}") if labels else ():
        name = _squeezed(label[1])
        if name not in labels and name.count(" ") < 2 and is_name(name):
            found.setdefault(name, label.start())
    return found


def label_at(text: str, place: int) -> str:
    """The label that begins at a place, after white space; "" when none does."""
    found = _HERE.match(text, place)
    label = _squeezed(found[1]) if found else ""
    return label if is_name(label) else ""


def bracketed_in(turns: Collection[str]) -> tuple[str, ...]:
    """Labels written `[NAME]`, taken for speakers only where they begin at least half of all turns."""
    found = [label[1] for turn in turns if turn.startswith("[") and (label := _BRACKETED.match(turn))]
    return tuple(sorted(set(found))) if len(found) * 2 >= max(len(turns), 2) else ()


def pattern(labels: Iterable[str], *, bracketed: Iterable[str] = ()) -> str:
    """A regular expression (for MULTILINE) that finds one of these labels at a line start, as the group `label`."""
    plain = "|".join(_spaced(label) for label in sorted(labels, key=len, reverse=True))
    square = "|".join(_spaced(label) for label in sorted(bracketed, key=len, reverse=True))
    return (
        rf"^[ \t\u00a0]*+(?:[-–—>]++[ \t]*+)?(?P<label>{plain})[ \t]*[:：][ \t\u00a0]*"
        if plain
        else rf"^[ \t]*\[(?P<label>{square})\][ \t]+"
    )


def alike(labels: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of a short label and the only longer one it may abbreviate: ("Д", "Дувакин")."""
    known = sorted(set(labels), key=lambda label: (len(label), label))
    pairs = []
    for short in known:
        letters = short.replace(".", "").replace(" ", "").casefold()
        if len(letters) > LONGEST_ABBREVIATION:
            continue
        longer = [label for label in known if len(label) > len(short) and _abbreviates(letters, label)]
        if len(longer) == 1:
            pairs.append((short, longer[0]))
    return pairs


def several(labels: Collection[str]) -> list[str]:
    """Labels that name more than one of the others: "Anna and Boris", "Anna or Boris", "Anna/Boris"."""
    known = {label.casefold() for label in labels}
    parted = ((label, [part.strip().casefold() for part in _BETWEEN.split(label)]) for label in labels)
    return sorted(label for label, parts in parted if len(parts) > 1 and known.issuperset(parts))


def _abbreviates(letters: str, label: str) -> bool:
    words = label.casefold().split()
    return label.casefold().startswith(letters) or "".join(word[0] for word in words) == letters


def _spaced(label: str) -> str:
    return r"[ \t]+".join(re.escape(word) for word in label.split())


@lru_cache(maxsize=1024)
def is_name(label: str) -> bool:
    """Whether a label looks like a name, an initial or a role, and not like the beginning of a sentence."""
    if _CODE.fullmatch(label):
        return True
    words = re.findall(r"[^\W\d_][\w'’]*", label)
    if not words or len(words) > 5 or (label.endswith((".", "-")) and len(words) > 2):
        return False
    return all(not word[0].islower() or word in _PARTICLES for word in words) and not words[0][0].islower()


def is_code(label: str) -> bool:
    """Whether a label is a machine's number for a voice (SPEAKER_03), and says nothing of who it is."""
    return bool(_CODE.fullmatch(label))


def _few(labels: Collection[str]) -> tuple[str, ...]:
    return tuple(sorted(labels)) if len(labels) <= MOST else ()


def _paragraphs(text: str) -> int:
    """How many there are: between blank lines, or lines where there is no blank one."""
    after_blank_lines = len(_PARAGRAPHS.findall(text))
    return after_blank_lines + 1 if after_blank_lines else len(_LINES.findall(f"\n{text}"))


def _has_no_small_letters(label: str) -> bool:
    return label.isupper() or label.lower() == label.upper()


def _squeezed(label: str) -> str:
    return " ".join(label.split())
