"""Asks for addresses as a browser or a machine would, and keeps what came back as bytes that can be compared."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

LINK = re.compile(r'(?:href|src|action)="([^"]*)"')
TIMED = "Expires"  # on the sign of life only; it holds the moment of the answer
APART = ("/static/", "/admin/")  # fixed files; the curators' house, which only asks who is there


@dataclass(frozen=True, slots=True)
class Answer:
    """All that an asker can tell from an answer."""

    status: int
    headers: Mapping[str, str]
    cookies: str
    body: bytes

    @property
    def said(self) -> bytes:
        """Everything in it, as one stretch of bytes."""
        told = "".join(f"{name}: {value}\n" for name, value in sorted(self.headers.items()))
        return b"\n".join((str(self.status).encode(), told.encode(), self.cookies.encode(), self.body))


def ask(client: Client, address: str, *, method: str = "get", **more: Any) -> Answer:
    """One answer, read to its end."""
    response = getattr(client, method)(address, **more)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    headers = {name: value for name, value in response.headers.items() if name != TIMED}
    return Answer(response.status_code, headers, str(response.cookies), body)


def crawl(starts: Iterable[str]) -> dict[str, Answer]:
    """What a visitor is answered at these addresses, and at every address that is named there, without any cookie.

    What a query leads to is asked, not followed further: searches lead to searches without end.
    """
    waiting, answers = list(dict.fromkeys(starts)), {}
    while waiting:
        address = waiting.pop()
        if address in answers:
            continue
        answers[address] = ask(Client(), address)
        if "?" not in address:
            waiting += [link for link in links_in(answers[address], address) if link not in answers]
    return answers


def links_in(answer: Answer, address: str) -> Iterator[str]:
    """The addresses of ours that a page names."""
    if "html" not in answer.headers.get("Content-Type", ""):
        return
    for written in LINK.findall(answer.body.decode()):
        whole = urlsplit(urldefrag(urljoin(f"http://testserver{address}", unescape(written))).url)
        if whole.netloc == "testserver" and not whole.path.startswith(APART):
            yield f"{whole.path}?{whole.query}" if whole.query else whole.path


@dataclass(frozen=True, slots=True)
class Route:
    """One pattern of the resolver: its name with its namespace, and its parameters."""

    name: str
    pattern: str
    parameters: tuple[str, ...]


def routes() -> list[Route]:
    """Every route of the site; Django's redirects from former addresses of its admin have no name."""
    return list(_walk(get_resolver().url_patterns, prefix="", space=""))


def _walk(patterns: Iterable[URLPattern | URLResolver], *, prefix: str, space: str) -> Iterator[Route]:
    for found in patterns:
        written = f"{prefix}{found.pattern}"
        if isinstance(found, URLResolver):
            inner = f"{space}{found.namespace}:" if found.namespace else space
            yield from _walk(found.url_patterns, prefix=written, space=inner)
        else:
            parameters = re.findall(r"<(?:\w+:)?(\w+)>", written)
            yield Route(f"{space}{found.name or written}", written, tuple(dict.fromkeys(parameters)))
