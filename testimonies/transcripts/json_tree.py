"""JSON from strangers as a tree whose leaves are texts as they are written: bounded, no field twice, all counted."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.limits import JSON_DEPTH, JSON_VALUES

# A branch is a dict of branches and leaves, or a list of them; a leaf is str, bool or None. A number is its digits.
Branch = dict[str, Any]

TRUTH = {True: "true", False: "false"}
COMMENT = re.compile(r"\s*(?:/\*|//)")
PAIR = r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
ESCAPE = re.compile(rf"{PAIR}|(?P<broken>\\u(?:[dD][89a-fA-F][0-9a-fA-F]{{2}}|0000))|\\.", re.DOTALL)
MAY_BE_BROKEN = re.compile(r"\\u(?:[dD][89a-fA-F]|0000)")
MEANINGS = {
    "Expecting value": "a value is missing here",
    "Expecting ',' delimiter": "a comma or a closing bracket is missing here",
    "Expecting ':' delimiter": "a colon after the name of a field is missing here",
    "Expecting property name enclosed in double quotes": 'the name of a field in "double quotes" is missing here',
    "Illegal trailing comma before end of object": "a comma stands here that nothing follows",
    "Illegal trailing comma before end of array": "a comma stands here that nothing follows",
    "Unterminated string starting at": "a text in quotes begins here and never ends",
    "Invalid control character at": "a line end or tab stands inside a text in quotes here",
    "Invalid \\escape": "a backslash stands here before a letter that it cannot stand before",
    "Invalid \\uXXXX escape": "four hexadecimal digits are missing here",
}


@dataclass(frozen=True, slots=True)
class JsonTree:
    """A parsed file; `read` counts the characters of every text, number, true and false in it, but no field's name.

    `mended` are the places in the text of escapes that no text can hold (half a letter, NUL), which now read U+FFFD.
    """

    root: Any
    read: int
    mended: tuple[int, ...]


class FieldStandsTwice(ValueError):
    """A field stands twice in one place; what was meant cannot be known."""


def parse(text: str) -> JsonTree:
    """Reads the text of a whole file; raises UnreadableTranscript with the line where it is broken or too much."""
    if text.count(",") + text.count("[") + text.count("{") > JSON_VALUES:
        raise UnreadableTranscript(f"it has more than {JSON_VALUES:,} values, which no transcript needs")
    text, mended = _mend(text)
    try:
        root = json.loads(text, parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=_unique)
    except json.JSONDecodeError as error:
        raise _refusal(text, error) from None
    except FieldStandsTwice as error:
        why = f'the field "{error}" stands twice in the same place, and which is meant cannot be known'
        raise UnreadableTranscript(why) from None
    except RecursionError:
        raise _too_deep() from None
    if not isinstance(root, (dict, list)):
        raise UnreadableTranscript("this JSON is a single value, and no transcript", line=1)
    return JsonTree(root, count(root), mended)


def count(root: Any) -> int:
    """The characters of all leaves; raises UnreadableTranscript where they hang too deep."""
    characters, level, depth = 0, [root], 0
    while level:
        depth += 1
        if depth > JSON_DEPTH:
            raise _too_deep()
        below: list[Any] = []
        for branch in level:
            for value in _values(branch):
                if type(value) is str:
                    characters += len(value)
                elif value is not None:
                    below.append(value)
        level = below
    return characters


def leaves(root: Any) -> Iterator[str]:
    """Every leaf as it is written, null apart, in no order."""
    waiting = [root]
    while waiting:
        value = waiting.pop()
        if isinstance(value, (dict, list)):
            waiting.extend(_values(value))
        elif value is not None:
            yield leaf(value)


def leaf(value: Any) -> str:
    """A leaf as it is written in the file; "" for null."""
    return TRUTH[value] if isinstance(value, bool) else value or ""


def _values(branch: Any) -> Iterable[Any]:
    if type(branch) is dict:
        return branch.values()
    return branch if type(branch) is list else (leaf(branch),)


def _unique(pairs: list[tuple[str, Any]]) -> Branch:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        seen = set[str]()
        raise FieldStandsTwice(next(name for name, _ in pairs if name in seen or seen.add(name)))  # type: ignore[func-returns-value]
    return fields


def _mend(text: str) -> tuple[str, tuple[int, ...]]:
    """Escapes that stand for half a letter or for NUL become U+FFFD, which has as many characters when escaped."""
    if not MAY_BE_BROKEN.search(text):
        return text, ()
    places: list[int] = []

    def mended(escape: re.Match[str]) -> str:
        if escape["broken"] is None:
            return escape[0]
        places.append(escape.start())
        return "\\ufffd"

    return ESCAPE.sub(mended, text), tuple(places)


def _too_deep() -> UnreadableTranscript:
    return UnreadableTranscript(f"its values stand more than {JSON_DEPTH} deep in one another")


def _refusal(text: str, error: json.JSONDecodeError) -> UnreadableTranscript:
    if COMMENT.match(text):
        why = "a comment stands before the JSON, which JSON does not allow; remove it"
        return UnreadableTranscript(why, line=1)
    if error.msg == "Extra data":
        rest = text[error.pos : error.pos + 1]
        why = (
            "a second JSON document begins here (as in JSON Lines); a transcript is one document"
            if rest in "{["
            else "the JSON ends here, but something follows"
        )
        return UnreadableTranscript(why, line=error.lineno)
    if not text[error.pos :].strip() or error.msg.startswith("Unterminated string"):
        why = f"the JSON breaks off: {MEANINGS.get(error.msg, 'its end is missing')} (column {error.colno})"
        return UnreadableTranscript(why, line=error.lineno)
    meaning = MEANINGS.get(error.msg, "something stands here that JSON does not allow")
    return UnreadableTranscript(f"this is not valid JSON: {meaning} (column {error.colno})", line=error.lineno)
