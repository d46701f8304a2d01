"""What is done at each control word of RTF 1.9.1 that says something about the words of the text."""

import codecs
from collections.abc import Callable
from functools import partial

from testimonies.transcripts.formats.rtf import control_words as known
from testimonies.transcripts.formats.rtf.groups import Place
from testimonies.transcripts.formats.rtf.state import State
from testimonies.transcripts.pages.builder import Builder

Act = Callable[[State, str, int | None], None]
CODEPAGES = {65001: "utf-8", 10000: "mac_roman", 10007: "mac_cyrillic", 708: "cp1256", 54936: "gb18030"}


def _sign(state: State, word: str, number: int | None) -> None:
    state.sign(known.SIGNS[word])


def _end_paragraph(state: State, word: str, number: int | None) -> None:
    if state.group.place is Place.SAID and state.group.builder:
        state.group.builder.end_paragraph()


def _end_cell(state: State, word: str, number: int | None) -> None:
    if state.group.place is Place.SAID and state.group.builder:
        state.group.builder.end_cell()


def _end_row(state: State, word: str, number: int | None) -> None:
    if state.group.place is Place.SAID and state.group.builder:
        state.group.builder.end_row()


def _in_table(state: State, word: str, number: int | None) -> None:
    if state.group.builder:
        state.group.builder.is_in_table = word == "intbl"


def _hide(state: State, word: str, number: int | None) -> None:
    state.group.is_hidden = number != 0


def _delete(state: State, word: str, number: int | None) -> None:
    state.group.is_deleted = number != 0


def _plain(state: State, word: str, number: int | None) -> None:
    state.group.is_hidden = state.group.is_deleted = False
    state.group.font = state.default_font


def _font(state: State, word: str, number: int | None) -> None:
    if state.group.place is Place.FONT:
        state.font_described = number or 0
    else:
        state.group.font = number or 0


def _default_font(state: State, word: str, number: int | None) -> None:
    state.default_font = state.group.font = number or 0


def _charset(state: State, word: str, number: int | None) -> None:
    state.letters.charsets[state.font_described] = number or 0


def _codepage(state: State, word: str, number: int | None) -> None:
    encoding = CODEPAGES.get(number or 0, f"cp{number}") if word == "ansicpg" else known.CODEPAGE_OF_FILE[word]
    try:
        codecs.lookup(encoding)
    except LookupError:
        state.made.findings.warn(f"its code page {number} is not known; its letters were read as Western ones (cp1252)")
    else:
        state.letters.codepage = encoding


def _fallbacks(state: State, word: str, number: int | None) -> None:
    state.group.fallbacks = max(number if number is not None else 1, 0)


def _unicode(state: State, word: str, number: int | None) -> None:
    if number is None:
        return
    letter = state.letters.unicode(number)
    state.markup -= len(letter)
    if letter:
        state.put(letter)
    state.skip = state.group.fallbacks


def _place(place: Place, state: State, word: str, number: int | None) -> None:
    state.group.place, state.group.name = place, word


def _said(state: State, word: str, number: int | None) -> None:
    """What a field shows, a picture's text, the better of two ways to write the same."""
    if state.group.builder:
        state.group.place = Place.SAID


def _entry(state: State, word: str, number: int | None) -> None:
    state.group.is_hidden = True


def _begin(state: State) -> Builder:
    """A place of its own for the words of this group."""
    builder = Builder()
    state.group.builder, state.group.place = builder, Place.SAID
    state.group.is_hidden = state.group.is_deleted = False
    return builder


def _note(state: State, word: str, number: int | None) -> None:
    called_in, notes = state.group.builder, state.made.notes
    name = str(len(notes) + 1)
    builder = _begin(state)
    if called_in:
        called_in.paragraph.calls.append((len(called_in.paragraph.said), "footnote", name))
    notes["footnote", name] = []

    def end() -> None:
        builder.finish()
        notes["footnote", name] = builder.paragraphs

    state.group.at_end = end


def _margin(state: State, word: str, number: int | None) -> None:
    builder = _begin(state)

    def end() -> None:
        builder.finish()
        state.made.margins.append((known.MARGINS[word], builder.paragraphs))

    state.group.at_end = end


def _comment(state: State, word: str, number: int | None) -> None:
    builder = _begin(state)

    def end() -> None:
        builder.finish()
        state.made.comments.append(("".join(state.author), builder.paragraphs))
        state.author = []

    state.group.at_end = end


def _box(state: State, word: str, number: int | None) -> None:
    hangs_on = state.group.builder
    builder = _begin(state)

    def end() -> None:
        builder.finish()
        if hangs_on:
            hangs_on.boxes += builder.paragraphs

    state.group.at_end = end


# Words that begin a group and say where its words go; they mean nothing elsewhere.
PLACES: dict[str, Act] = {
    **dict.fromkeys(known.CODES, partial(_place, Place.CODE)),
    **dict.fromkeys(known.DUPLICATES, partial(_place, Place.DUPLICATE)),
    **dict.fromkeys(known.NUMBERS_OF_LISTS, partial(_place, Place.NUMBER)),
    **dict.fromkeys(known.PROPERTIES, partial(_place, Place.PROPERTY)),
    "atnauthor": partial(_place, Place.AUTHOR),
    "fonttbl": partial(_place, Place.FONT),
    **dict.fromkeys(("fldrslt", "result", "ud"), _said),
    **dict.fromkeys(known.NOT_SAID, _entry),
    **dict.fromkeys(known.MARGINS, _margin),
    "footnote": _note,
    "annotation": _comment,
    "shptxt": _box,
}
ACTS: dict[str, Act] = {
    **dict.fromkeys(known.SIGNS, _sign),
    **dict.fromkeys(known.ENDS_OF_PARAGRAPHS, _end_paragraph),
    "cell": _end_cell,
    "row": _end_row,
    "intbl": _in_table,
    "pard": _in_table,
    "v": _hide,
    "deleted": _delete,
    "plain": _plain,
    "f": _font,
    "deff": _default_font,
    "fcharset": _charset,
    **dict.fromkeys(("ansicpg", *known.CODEPAGE_OF_FILE), _codepage),
    "uc": _fallbacks,
    "u": _unicode,
    "bin": lambda state, word, number: None,  # the reader passes over what follows
    **PLACES,
}
