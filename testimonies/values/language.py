"""Languages by BCP 47 tag: found by code or name, named in any language, laid out in the direction of their script."""

import unicodedata
from collections import Counter
from functools import lru_cache

import langcodes

from testimonies.values.errors import InvalidLanguage

UNKNOWN_SCRIPT = "Zyyy"
RIGHT_TO_LEFT = frozenset(
    {"Adlm", "Arab", "Aran", "Armi", "Hebr", "Mand", "Mani", "Nkoo", "Phli", "Rohg", "Samr", "Syrc", "Thaa"}
)
# Own names of languages spoken by the archive's witnesses, where the names that come with langcodes are only English.
_NATIVE_NAMES = {
    "ady": "адыгабзэ",
    "av": "авар",
    "crh": "qırımtatarca",
    "inh": "гӀалгӀай",
    "kbd": "адыгэбзэ",
    "krc": "къарачай-малкъар",
    "kum": "къумукъ",
    "lez": "лезги",
    "nog": "ногай",
    "xal": "хальмг",
}
_SCRIPT_OF_LETTER = {
    "ARABIC": "Arab",
    "ARMENIAN": "Armn",
    "BENGALI": "Beng",
    "CJK": "Hani",
    "CYRILLIC": "Cyrl",
    "DEVANAGARI": "Deva",
    "ETHIOPIC": "Ethi",
    "GEORGIAN": "Geor",
    "GREEK": "Grek",
    "HANGUL": "Hang",
    "HEBREW": "Hebr",
    "HIRAGANA": "Hira",
    "KATAKANA": "Kana",
    "KHMER": "Khmr",
    "LATIN": "Latn",
    "MONGOLIAN": "Mong",
    "SYRIAC": "Syrc",
    "TAMIL": "Taml",
    "THAI": "Thai",
    "TIBETAN": "Tibt",
}


def tag(text: str) -> str:
    """The canonical tag of a language: "de" for "de", "ger", "deu", "German" and "Deutsch". Raises InvalidLanguage."""
    found = _by_code(text.strip()) or _by_name(text.strip())
    if not found:
        raise InvalidLanguage(
            f'"{text}" is not a language; write its code (de, crh-Cyrl) or its name (German, Crimean Tatar)'
        )
    return found


def name(language_tag: str, *, in_: str = "en") -> str:
    """What a language is called in the language `in_`: "German", "немецкий"; what is no tag is called as it stands."""
    try:
        return langcodes.Language.get(language_tag).display_name(in_)
    except ValueError:  # of which LanguageTagError is one
        return language_tag


def native_name(language_tag: str) -> str:
    """What a language calls itself: "Deutsch"."""
    language = langcodes.Language.get(language_tag)
    return _NATIVE_NAMES.get(language.language or "") or language.autonym()


def direction(language_tag: str) -> str:
    """`rtl` or `ltr`, for the script that the tag names or else the one this language is mostly written in."""
    return "rtl" if langcodes.Language.get(language_tag).maximize().script in RIGHT_TO_LEFT else "ltr"


def script(text: str) -> str:
    """The ISO 15924 code of the script that most letters of `text` belong to; `Zyyy` when it has no letters."""
    counts: Counter[str] = Counter()
    for letter, times in Counter(text).items():
        counts[_script_of(letter)] += times
    counts.pop(UNKNOWN_SCRIPT, None)
    return max(counts, key=counts.__getitem__, default=UNKNOWN_SCRIPT)


@lru_cache(maxsize=4096)
def _script_of(letter: str) -> str:
    first_word = unicodedata.name(letter, "").partition(" ")[0] if letter.isalpha() else ""
    return _SCRIPT_OF_LETTER.get(first_word, UNKNOWN_SCRIPT)


def _by_code(text: str) -> str:
    try:
        language = langcodes.Language.get(text)
    except ValueError:  # langcodes' own errors are ValueErrors
        return ""
    return language.to_tag() if language.is_valid() and language.language else ""  # "und" has none


def _by_name(text: str) -> str:
    if len(text) <= 3 and text.isascii():  # so short, it was meant as a code
        return ""
    wanted = text.casefold()
    for code, native in _NATIVE_NAMES.items():
        if wanted == native:
            return code
    for named_in in ("en", "und"):  # English first: elsewhere "Ladino" is the name of Ladin
        try:
            return langcodes.find(text, named_in).to_tag()
        except LookupError:
            continue
    return ""
