"""What somebody asks of a testimony's page: which text, which part, which moment, which words. Nothing here fails."""

import re
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlencode

from django.http import QueryDict

from testimonies.values.errors import InvalidMediaTime
from testimonies.values.timecode import parse_media_time

LONGEST_SEARCH = 256
_NUMBER = re.compile(r"[0-9]{1,5}", re.ASCII)
_KEY = re.compile(r"[0-9A-Za-z]{1,16}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Reading:
    """`text`, `part` and `tape` count from 1; `beside` 0 asks for no second text, and None leaves it to the page."""

    text: int = 1
    beside: int | None = None
    part: int | None = None
    tape: int | None = None
    at_ms: int | None = None
    within: str = ""
    passage: str = ""
    revision: int | None = None

    @classmethod
    def of(cls, asked: QueryDict) -> Self:
        """What the query string means; what cannot be meant is passed over."""
        return cls(
            text=_number(asked.get("text")) or 1,
            beside=_number(asked.get("beside")),
            part=_number(asked.get("part")),
            tape=_number(asked.get("tape")),
            at_ms=_moment(asked.get("t", "")),
            within=" ".join(asked.get("within", "").replace("\0", " ").split())[:LONGEST_SEARCH],
            passage=passage if is_key(passage := asked.get("passage", "")) else "",
            revision=_number(asked.get("r")),
        )

    def unplaced(self) -> Self:
        """The same text or texts and the same words sought, at no place in particular."""
        return replace(self, part=None, tape=None, at_ms=None, passage="", revision=None)

    def query(self) -> str:
        """As a query string with its question mark; empty when nothing in particular is asked."""
        asked = {
            "text": self.text if self.text > 1 else None,
            "beside": self.beside,
            "part": self.part if self.part and self.part > 1 else None,
            "tape": self.tape if self.tape and self.tape > 1 else None,
            "t": None if self.at_ms is None else seconds(self.at_ms),
            "within": self.within or None,
            "passage": self.passage or None,
            "r": self.revision,
        }
        told = {name: value for name, value in asked.items() if value is not None}
        return f"?{urlencode(told)}" if told else ""


def is_key(text: str) -> bool:
    """Whether it could be the key of a passage."""
    return bool(_KEY.fullmatch(text))


def seconds(ms: int) -> str:
    """A moment as links and players write it: 83.4."""
    return f"{ms // 1000}.{ms % 1000:03}".rstrip("0").rstrip(".")


def _number(text: str | None) -> int | None:
    return int(text) if text and _NUMBER.fullmatch(text) else None


def _moment(text: str) -> int | None:
    try:
        return parse_media_time(text)
    except InvalidMediaTime:
        return None
