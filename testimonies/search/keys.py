"""Names by how they sound in any spelling and script: Аламат, Älamat and ألامات are one, as are Джемаль and Cemal.

A key is coarse on purpose and read by no one. Arabic and Hebrew script leave vowels out, so that a second key without
them (the skeleton) is compared wherever one of the two names is written in these.
"""

import re
from functools import lru_cache

from testimonies.search.analysis import words
from testimonies.search.folding import fold
from testimonies.search.transliteration import romanise

# Spellings of one sound in English, French, German, Turkish and Russian transliteration, brought to one letter.
_SPELLINGS = """
tzsch=j dsch=j tsch=j tch=j dzh=j dj=j ch=j zh=j c=j shch=s sch=s sh=s ts=s tz=s kh=h gh=g ph=f th=t dh=d ck=k q=k w=v
x=ks y=i ae=a oe=o ue=u
"""
_SOUNDS = dict(row.split("=") for row in _SPELLINGS.split())
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_SOFT_U = re.compile(r"(?<=[b-df-hj-np-tv-z])iu")  # Мюллер, Müller
_DOUBLED = re.compile(r"([a-z])\1+")
_SOFT_ENDS = str.maketrans("db", "tp")  # Ahmed and Ahmet, Eyüb and Eyüp
_APOSTROPHES = re.compile("['’‘ʼʻʾʿ`´]")
_WITHOUT_VOWELS = re.compile("[\u0590-\u074f\u0750-\u077f\u0870-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_WEAK = re.compile("[aeiouv]+")  # v, because waw is written for u as well
FROM_VOWELLESS, FROM_VOWELLED = "~", "="  # before a skeleton, so that it never meets a key, nor two full spellings meet


def _words(name: str) -> list[str]:
    return [word for word in words(_APOSTROPHES.sub("", name)) if key_beginning(word)]


def key_beginning(word: str) -> str:
    """The key of the beginning of a word, for looking up what starts with it."""
    latin = romanise(fold(word))
    if latin.startswith("x"):
        latin = "h" + latin[1:]  # Xasan; elsewhere x is ks, as in Alexander
    sounds = _SOUND.sub(lambda spelling: _SOUNDS[spelling[0]], latin)
    key = _DOUBLED.sub(r"\1", _SOFT_U.sub("u", sounds))
    return key[1:] if key.startswith("ie") else key  # Yeremey, Eremey


def word_key(word: str) -> str:
    """The key of one word of a name."""
    key = key_beginning(word)
    if len(key) > 2:
        key = key[:-1] + key[-1].translate(_SOFT_ENDS)
    return key[:-1] if key.endswith("ah") else key  # Abdullah, Abdulla


def name_key(name: str) -> str:
    """The keys of a name's words, in their order, with a space between."""
    return " ".join(map(word_key, _words(name)))


def skeleton(word: str) -> str:
    """The consonants of a word of a name, with "a" for any vowel it begins with; "" when too little is left."""
    key = word_key(word)
    first, rest = key[:1], _WEAK.sub("", key[1:])
    rest = rest.removesuffix("h")  # the ending ة, heard as a vowel
    bones = _DOUBLED.sub(r"\1", ("a" if first in "aeiou" else first) + rest)
    return bones if len(bones) > 1 else ""


def is_vowelless(word: str) -> bool:
    """Whether a word is written in a script that leaves vowels out."""
    return bool(_WITHOUT_VOWELS.search(word))


@lru_cache(maxsize=4096)  # the same few people speak in a thousand passages
def kept_keys(name: str) -> tuple[str, ...]:
    """What an index keeps of a name: its key, and its skeletons marked with the kind of script they come from."""
    marked = [(FROM_VOWELLESS if is_vowelless(word) else FROM_VOWELLED, skeleton(word)) for word in _words(name)]
    skeletons = " ".join(mark + bones for mark, bones in marked if bones)
    return tuple(filter(None, (name_key(name), skeletons)))


def sought_keys(name: str) -> tuple[tuple[str, ...], ...]:
    """What is looked for when a name is typed: any of these runs of keys."""
    typed = _words(name)
    runs = [tuple(map(word_key, typed)), tuple(FROM_VOWELLESS + skeleton(word) for word in typed)]
    if any(map(is_vowelless, typed)):
        runs.append(tuple(FROM_VOWELLED + skeleton(word) for word in typed))
    return tuple(run for run in dict.fromkeys(runs) if run and all(len(key.lstrip("~=")) > 0 for key in run))
