"""Characters that word processors take out of fonts of signs: which letter they show, where that is certain.

The font Symbol has Greek letters and signs of mathematics at places of its own; other such fonts hold pictures.
"""

PICTURES = ("wingdings", "webdings", "zapf", "marlett", "mt extra", "bookshelf symbol", "monotype sorts")
SYMBOL = "symbol"
SHIFT = 0xF000  # word processors may move the characters of such fonts to this place for private use
BYTE = 0x100
PRIVATE = range(0xE000, 0xF900)
NO_LETTERS = range(0xD800, 0xE000)  # halves of characters
LAST = 0x10FFFF
GREEK = dict(
    zip(
        (*range(0x41, 0x5B), *range(0x61, 0x7B)),
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
)
SIGNS = dict(
    zip(
        (0x2D, 0xA2, 0xA3, 0xA5, 0xAC, 0xAD, 0xAE, 0xAF, 0xB0, 0xB1, 0xB2, 0xB3, 0xB4, 0xB7, 0xB8, 0xB9, 0xBB, 0xBC),
        "−′≤∞←↑→↓°±″≥×•÷≠≈…",
        strict=True,
    )
)
SAME = {ord(sign): sign for sign in " !#%&()+,./0123456789:;<=>?[]_{|}"}
OF_SYMBOL = GREEK | SIGNS | SAME


def letter_of(code: int, *, font: str) -> str | None:
    """The character that is shown; None when it is a picture, or nobody knows."""
    font = font.strip().casefold()
    if font == SYMBOL:
        return OF_SYMBOL.get(code - SHIFT if SHIFT <= code < SHIFT + BYTE else code)
    if not font or font.startswith(PICTURES) or code in PRIVATE or code in NO_LETTERS or not 0x20 < code <= LAST:
        return None
    return chr(code) if chr(code).isprintable() else None


def is_of_signs(font: str) -> bool:
    """Whether a font is known to have no letters at their places."""
    return font.strip().casefold().startswith((SYMBOL, *PICTURES))


def named(code: str, *, font: str) -> str:
    """What is told of one that is no letter, with its code in hexadecimal digits."""
    return f'font "{font}", code {code}'
