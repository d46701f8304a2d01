"""What no reader understands of a JSON tree: single values become metadata by their path, measurements are counted."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

from testimonies.transcripts.accounting import BLANK, LEFT_OUT, Tally
from testimonies.transcripts.findings import Findings
from testimonies.transcripts.json_tree import leaf

MEASUREMENTS = "measurements of the machine"
REPEATED = "values that repeat"
MOST_CHARACTERS = 20_000  # of metadata under one path
MOST_PATHS = 2_000
PATHS_NAMED = 12
SHOWN = 60
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|-?Infinity|NaN|true|false")
# Hexadecimal as in f14cbe1e-0315-11e9, or the keys that Draft.js gives its blocks, as 56udg.
NAME_OF_MACHINE = re.compile(r"[0-9a-f]{8}[0-9a-f-]{0,60}|(?=[a-z]{0,4}\d)[0-9a-z]{5}")


class Leftovers:
    """Books every leaf it is given. Paths are as `words[].confidence`: `[]` stands for every place of a list.

    What stands alone (no `[]` in its path) is kept. In a list, numbers, truth values and names that only a machine
    reads are booked as its measurements; of texts each different one is kept once.
    """

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._texts: dict[str, dict[str, None]] = {}
        self._room: dict[str, int] = {}
        self._numbers: Counter[str] = Counter()
        self._left_out: dict[str, list[str]] = {}

    def add(self, value: Any, path: str) -> None:
        """Books a value with all that hangs on it."""
        pending = [(path, value)]
        while pending:
            path, value = pending.pop()
            if type(value) is dict:
                dot = f"{path}." if path else ""
                if all(type(inner) is str for inner in value.values()):
                    for key, inner in value.items():
                        self._leaf(dot + key, inner)
                else:
                    pending.extend((dot + key, value[key]) for key in reversed(value))
            elif type(value) is list:
                pending.extend((f"{path}[]", inner) for inner in reversed(value))
            elif value is not None:
                self._leaf(path, leaf(value))

    def metadata(self) -> dict[str, str]:
        """What was kept, in the order of the file."""
        return {_named(path): "\n".join(texts) for path, texts in self._texts.items() if texts}

    def tell(self, findings: Findings) -> None:
        """Says what was not kept, and under which paths it stands."""
        for path, texts in self._left_out.items():
            shown = texts[0] if len(texts[0]) <= SHOWN else f"{texts[0][:SHOWN]}…"
            findings.warn(f'not carried: {len(texts):,} texts of the field "{_named(path)}", first "{shown}"')
        if self._numbers:
            paths = list(self._numbers)
            named = ", ".join(f"{_named(path)} ({self._numbers[path]:,})" for path in paths[:PATHS_NAMED])
            more = f" and {len(paths) - PATHS_NAMED} other fields" if len(paths) > PATHS_NAMED else ""
            findings.note(f"not carried: what the machine measured or numbered for itself, in {named}{more}")

    def _leaf(self, path: str, text: str) -> None:
        if path.find("[]") >= 0 and (NUMBER.fullmatch(text) or NAME_OF_MACHINE.fullmatch(text)):
            self._numbers[path] += 1
            self._tally.book(len(text), MEASUREMENTS)
            return
        said = text.strip()
        self._tally.book(len(text) - len(said), BLANK)
        if said:
            self._text(path, said)

    def _text(self, path: str, said: str) -> None:
        name = path if path in self._texts or len(self._texts) < MOST_PATHS else next(_first_parts(path))
        texts = self._texts.setdefault(name, {})
        room = self._room.get(name, MOST_CHARACTERS)
        meant = unicodedata.normalize("NFC", said)
        if meant in texts:
            self._tally.book(len(said), REPEATED)
        elif room >= len(said) or "[]" not in name:
            texts[meant] = None
            self._room[name] = room - len(said)
            self._tally.keep(len(said))
        else:
            self._left_out.setdefault(name, []).append(said[: SHOWN + 1])
            self._tally.book(len(said), LEFT_OUT)


def _first_parts(path: str) -> Iterator[str]:
    """The field at the top in which a path begins, as a list of many."""
    yield re.split(r"[.\[]", path, maxsplit=1)[0] + "[]"


def _named(path: str) -> str:
    return path or "(the whole file)"
